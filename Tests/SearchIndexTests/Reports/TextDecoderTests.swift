import Testing

@testable import SearchIndex

@Suite struct `Text decoder` {
    private func decode(
        _ bytes: [UInt8],
        encoding: TextEncoding? = nil,
        declared: TextEncoding? = nil
    ) throws -> (text: String, encoding: String) {
        let decoded = try TextDecoder.decode(
            bytes,
            path: SourcePath("a.txt"),
            encoding: encoding,
            declared: declared
        )
        return (String(decoding: decoded.bytes, as: UTF8.self), decoded.encoding)
    }

    private func reason(_ bytes: [UInt8], encoding: TextEncoding? = nil) -> String? {
        let error = #expect(throws: SkippedFile.self) { try decode(bytes, encoding: encoding) }
        return error?.reason
    }

    @Test(arguments: EncodingSamples.all)
    func `an encoding is recognised`(sample: EncodingSamples.Sample) throws {
        let found = try decode(sample.bytes)
        #expect(found.encoding == sample.encoding)
        #expect(found.text == sample.text)
    }

    @Test(arguments: EncodingSamples.all)
    func `the user's word is taken`(sample: EncodingSamples.Sample) throws {
        let encoding = try #require(TextEncoding(named: sample.encoding.lowercased()))
        #expect(encoding.name == sample.encoding)
        let found = try decode(sample.bytes, encoding: encoding)
        #expect(found == (sample.text, sample.encoding))
    }

    @Test func `a text longer than the converter's buffer is whole`() throws {
        let sample = EncodingSamples.all[0]
        let bytes = Array(repeatElement(sample.bytes, count: 400).joined())
        #expect(try decode(bytes).text == String(repeating: sample.text, count: 400))
        // Characters of two units at every place of the buffer.
        let rare =
            [UInt8](repeating: 0x61, count: 3)
            + Array(repeatElement([0x95, 0x32, 0x82, 0x36] as [UInt8], count: 20_000).joined())
        let found = try decode(rare, encoding: .gb18030)
        #expect(found.text == "aaa" + String(repeating: "\u{20000}", count: 20_000))
    }

    @Test func `byte order marks tell`() throws {
        let text = "白石市2020"
        var marked: [UInt8] = [0xFF, 0xFE]
        for unit in text.utf16 { marked += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(try decode(marked) == (text, "UTF-16LE"))
        #expect(try decode(marked, encoding: .gb18030) == (text, "UTF-16LE"))
        #expect(reason(marked.dropLast()) == "not valid UTF-16LE: it ends within a character")

        var wide: [UInt8] = [0, 0, 0xFE, 0xFF]
        for scalar in text.unicodeScalars {
            wide += [24, 16, 8, 0].map { UInt8(scalar.value >> $0 & 0xFF) }
        }
        #expect(try decode(wide) == (text, "UTF-32BE"))
        #expect(try decode([0xEF, 0xBB, 0xBF, 0x61]) == ("\u{FEFF}a", "UTF-8"))
        #expect(try decode([0xFF, 0xFE]) == ("", "UTF-16LE"))
        // A surrogate by itself is no character.
        #expect(reason([0xFE, 0xFF, 0xD8, 0, 0, 0x61]) == "not valid UTF-16BE at byte 2")
    }

    @Test func `what is no text is named`() throws {
        #expect(try decode([0x61, 0, 0x62, 0]) == ("ab", "UTF-16LE"))
        #expect(reason([0x61, 0, 0x62]) == "binary data: a zero byte at byte 1")
        let noise: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x01, 0xC3, 0x28]
        #expect(reason(noise)?.hasPrefix("not valid UTF-8 at byte 0, and no other") == true)
        let overlong: [UInt8] = [0x2F, 0xC0, 0xAF, 0xC0, 0xFF]
        #expect(reason(overlong)?.hasPrefix("not valid UTF-8 at byte 1") == true)
        #expect(reason(Array(0x80...0xFF))?.hasPrefix("not valid UTF-8 at byte 0") == true)
    }

    @Test func `a wrong name is an error, not mojibake`() throws {
        let japanese = try #require(EncodingSamples.all.first { $0.encoding == "Shift_JIS" })
        #expect(reason(japanese.bytes, encoding: .eucKR)?.hasPrefix("not valid EUC-KR") == true)
        #expect(reason([0x61, 0xFF], encoding: .gb18030) == "not valid GB18030 at byte 1")
        #expect(reason([0x61, 0xB0], encoding: .gb18030)?.hasPrefix("not valid GB18030") == true)
        #expect(TextEncoding(named: "no-such-thing") == nil)
        #expect(TextEncoding(named: "../gb") == nil)
        #expect(TextEncoding(named: "") == nil)
        #expect(TextEncoding(named: "GBK") == .gb18030)
    }

    @Test func `a character that is cut at the end of the file costs only itself`() throws {
        let text = Array("白石市的报告".utf8)
        #expect(try decode(text.dropLast()) == ("白石市的报\u{FFFD}", "UTF-8"))
        #expect(try decode(text.dropLast(2)).text == "白石市的报\u{FFFD}")
        #expect(reason(text.dropLast() + [0x61]) == "not valid UTF-8 at byte 15")
    }

    @Test func `what a file says of itself is tried before guesses`() throws {
        // Three letters of windows-1251, too few for a guess.
        let bytes: [UInt8] = [0xE4, 0xE0, 0x0A, 0xED, 0xE5, 0xF2]
        let declared = try #require(TextEncoding(named: "windows-1251"))
        #expect(try decode(bytes, declared: declared) == ("да\nнет", "windows-1251"))
        // A lie is found out.
        let sample = EncodingSamples.all[0]
        #expect(try decode(sample.bytes, declared: .shiftJIS).encoding == "GB18030")
    }

    @Test func `random bytes are text or refused, and never trap`() {
        for seed in 0..<300 {
            var random = SplitMix(seed: UInt64(seed))
            let count = Int.random(in: 0..<200, using: &random)
            let low: UInt8 = seed.isMultiple(of: 2) ? 0x20 : 0
            let bytes = (0..<count).map { _ in UInt8.random(in: low...0xFF, using: &random) }
            guard let found = try? decode(bytes) else { continue }
            #expect(!found.text.utf8.contains(0), "seed \(seed)")
            let known = TextEncoding(named: found.encoding)
            #expect(known != nil, "seed \(seed)")
        }
    }
}
