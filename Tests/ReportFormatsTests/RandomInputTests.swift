import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite struct `Random input` {
    private static let pieces = [
        "<", ">", "</", "<p>", "</p>", "<table>", "<tr>", "<td>", "<!--", "-->", "<![CDATA[", "]]>",
        "<?", "?>", "<script>", "</script>", "&", "&amp;", "&#", "&#x", "&#xFFFFFFFFFF;", "\"", "'",
        "=", " a=", "|", "# ", "- ", "```", "**", "[", "](", ")", "\\", "{", "}", ":", ",", "\n",
        "\r",
        "\u{2028}", "白石", "x", "1", " ", "\t", "<w:p>", "<w:t>", "<w:tbl>", "</w:tbl>", "</w:tr>",
        "<w:tc>", "<w:br/>", "<nav>", "<div hidden>", "\u{0}", "\u{FEFF}", "\\u12", "\\ud800",
        "<pre>", "<w:abstractNum w:abstractNumId='1'>", "<w:lvl w:ilvl='1'>", "<w:num w:numId='1'>",
        "<w:abstractNumId w:val='1'/>", "<w:lvlText w:val='%1%2.'/>", "<w:numId w:val='1'/>",
        "<w:ilvl w:val='1'/>", "<w:start w:val='9'/>", "<w:numFmt w:val='upperRoman'/>",
        "</w:lvl>", "</w:num>", "</w:abstractNum>", "</w:p>",
    ]

    /// Pieces of formats, and now and then any byte, in any order.
    private func bytes(_ random: inout SplitMixForText) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int(random.next() % 60) {
            if random.next() % 12 == 0 {
                bytes.append(UInt8(truncatingIfNeeded: random.next()))
            } else {
                bytes += Self.pieces[Int(random.next() % UInt64(Self.pieces.count))].utf8
            }
        }
        return bytes
    }

    /// The promises of elements are checked where their texts are taken.
    @Test func `no bytes trap a reader, and elements keep their promises`() throws {
        let columns = try SourceColumns("text=x,title=1")
        for seed in 0..<1500 {
            var random = SplitMixForText(state: UInt64(seed))
            let input = bytes(&random)
            var whole = 0
            for reader in [HTMLReader(), MarkdownReader(), DOCXReader()] as [any FormatReader] {
                if let text = try? reader.text(input) { whole += text.found.count }
            }
            let parts = ["document", "numbering", "styles"].map {
                ZipWriter.Entry("word/\($0).xml", String(decoding: input, as: UTF8.self))
            }
            if let text = try? DOCXReader().text(ZipWriter.archive(parts)) {
                whole += text.found.count
            }
            if let records = try? CSVRecords.read(input, columns) { whole += records.count }
            if let records = try? JSONLines.read(input, columns) { whole += records.count }
            #expect(whole <= 8 * input.count + 8, "seed \(seed)")
        }
    }
}
