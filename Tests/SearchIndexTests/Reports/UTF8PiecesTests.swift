import Testing

@testable import SearchIndex

@Suite struct `UTF-8 check of files` {
    @Test(arguments: 1...4 as ClosedRange<UInt64>)
    func `threads and the borders of pieces make no difference`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let samples: [[UInt8]] = [
            Array("中文字".utf8), Array("abc\n".utf8), Array("é".utf8), Array("𠀀".utf8),
        ]
        let broken: [[UInt8]] = [[0x80], [0xE4, 0xB8], [0xF0, 0x9F], [0xED, 0xA0, 0x80], [0x00]]
        for round in 0..<60 {
            var bytes: [UInt8] = []
            for _ in 0..<20 { bytes += samples.randomElement(using: &random)! }
            if round % 3 > 0 {
                bytes.insert(
                    contentsOf: broken.randomElement(using: &random)!,
                    at: Int.random(in: 0...bytes.count, using: &random)
                )
            }
            let isValid = String(validating: bytes, as: UTF8.self) != nil && !bytes.contains(0)
            let scratch = try ScratchFile(bytes)
            let file = try OpenFile(SourcePath(scratch.path), followingLinks: false)
            for (pieceSize, threads) in [(4, 3), (5, 1), (7, 2), (16, 4), (1 << 20, 2)] {
                let passes = UTF8Check.passes(
                    file,
                    size: bytes.count,
                    pieceSize: pieceSize,
                    threads: threads
                )
                #expect(passes == isValid, "seed \(seed), round \(round), pieces of \(pieceSize)")
            }
        }
    }
}
