import Testing

@testable import SearchIndex

@Suite struct `UTF-8 check` {
    /// What a check says of bytes that come in pieces of a size.
    private func fault(_ bytes: [UInt8], pieces size: Int) -> UTF8Check.Fault? {
        var check = UTF8Check()
        do throws(UTF8Check.Fault) {
            var start = 0
            while start < bytes.count {
                let piece = Array(bytes[start..<min(bytes.count, start + size)])
                try check.take(piece.span)
                start += size
            }
            try check.finish()
            return nil
        } catch {
            return error
        }
    }

    @Test(
        arguments: [
            ([0x61, 0x80], 1), ([0xC0, 0xAF], 0), ([0xC1, 0xBF], 0), ([0x61, 0xE0, 0x9F, 0xBF], 1),
            ([0xED, 0xA0, 0x80], 0), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0),
            ([0xF5, 0x80, 0x80, 0x80], 0), ([0xE4, 0xB8], 0), ([0xE4, 0xB8, 0x80, 0xE4], 3),
            ([0xE4, 0xB8, 0x61], 0), ([0xFF], 0), ([0xF1, 0x80, 0x80], 0),
        ] as [([UInt8], Int)]
    )
    func `a broken character is found where it begins`(bytes: [UInt8], offset: Int) {
        for size in 1...4 {
            #expect(fault(bytes, pieces: size) == .invalid(offset: offset))
        }
    }

    @Test func `a zero byte is no text`() {
        #expect(fault([0x61, 0x62, 0x00], pieces: 2) == .zero(offset: 2))
        #expect(fault(Array("中文\0".utf8), pieces: 100) == .zero(offset: 6))
    }

    @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
    func `random bytes are judged as by the standard library`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        let samples: [[UInt8]] = [
            Array("中".utf8), Array("a".utf8), Array("é".utf8), Array("𠀀".utf8), [0xE4, 0xB8],
            [0xED],
            [0xA0], [0x80], [0xF4], [0xE0], Array("文字".utf8), Array("\u{D7FF}\u{E000}".utf8),
        ]
        for round in 0..<2_000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                // Mostly sound text, so that runs of it occur.
                let index = Int.random(in: 0..<(round % 3 == 0 ? samples.count : 4), using: &random)
                bytes += samples[index]
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil
            for size in [1, 3, 64] {
                #expect((fault(bytes, pieces: size) == nil) == isValid, "\(bytes), seed \(seed)")
            }
        }
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x61], "not valid UTF-16LE: it ends within a character"),
            ([0xFE, 0xFF, 0x00, 0x20], "holds no text"),
            ([0x61, 0x00, 0x62], "binary data: a zero byte at byte 1"),
            (
                [0x61, 0x01, 0xFF, 0xC4, 0x61],
                "not valid UTF-8 at byte 2, and no other encoding fits; if it is text, "
                    + "name it with --encoding"
            ),
            ([], "holds no text"),
            ([0xEF, 0xBB, 0xBF], "holds no text"),
            ([0x20, 0x0A, 0xE3, 0x80, 0x80, 0x0D], "holds no text"),
        ] as [([UInt8], String)]
    )
    func `a file that is no text is left out with the reason`(bytes: [UInt8], reason: String) throws
    {
        let folder = SourceFolder()
        let path = folder.write(bytes, to: "a.txt")
        let files = try SourceWalker.list([path]).files
        let error = #expect(throws: SkippedFile.self) { try ReportSource.drafts(of: files[0]) }
        #expect(error == SkippedFile(path: path, reason: reason))
    }

    @Test func `a byte order mark is no part of the first line`() throws {
        let folder = SourceFolder()
        let path = folder.write("\u{FEFF}某县政府工作报告\n", to: "a.txt")
        let drafts = try ReportSource.drafts(of: SourceWalker.list([path]).files[0])
        #expect(drafts.first?.text == Array("某县政府工作报告".utf8))
        #expect(drafts.first?.report.title == "某县政府工作报告")
    }
}
