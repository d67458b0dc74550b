package import SearchIndex

/// Reads HTML: headings, paragraphs, items of lists and rows of tables, as a reader sees them.
///
/// Scripts, styles, navigation, forms and what is marked as hidden are left out. The encoding is that
/// of a byte order mark, of the user, of the page's own declaration, or a guess, in this order. The
/// line of an element is that of the file.
package struct HTMLReader: FormatReader {
    package init() {}

    package func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        let decoded = try TextDecoder.decode(
            bytes,
            path: file.path,
            encoding: options.encoding,
            declared: Self.declaredEncoding(of: bytes)
        )
        var body = HTMLBody(hidesNavigation: true)
        if let text = body.read(decoded.bytes) {
            return Self.named(text, decoded.encoding)
        }
        // What was to be passed over has no end, so that the rest of the page would be lost.
        body = HTMLBody(hidesNavigation: false)
        return Self.named(body.read(decoded.bytes) ?? SourceText(), decoded.encoding)
    }

    private static func named(_ text: SourceText, _ encoding: String) -> SourceText {
        var text = text
        text.encoding = encoding
        return text
    }

    /// The encoding that a `meta` element near the start declares.
    private static func declaredEncoding(of bytes: [UInt8]) -> TextEncoding? {
        let start = bytes.prefix(4096).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let mark = Array("charset=".utf8)
        guard
            let place = start.indices.first(where: {
                start[$0] == mark[0] && start[$0...].starts(with: mark)
            })
        else { return nil }
        let name = start[(place + mark.count)...].drop { $0 == 0x22 || $0 == 0x27 || $0 == 0x20 }
            .prefix { $0.isASCIILetter || (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x5F }
        return TextEncoding(named: String(decoding: name, as: UTF8.self))
    }
}
