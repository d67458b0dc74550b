internal import Testing

@testable import SearchIndex

@Suite struct `XXH64` {
    /// The hashes that its specification and others' implementations give.
    @Test(
        arguments: [
            ("", 0xEF46_DB37_51D8_E999), ("a", 0xD24E_C4F1_A98C_6E5B),
            ("abc", 0x44BC_2CF5_AD77_0999),
            ("Nobody inspects the spammish repetition", 0xFBCE_A83C_8A37_8BF1),
        ] as [(String, UInt64)]
    )
    func `known hashes`(text: String, expected: UInt64) {
        #expect([UInt8](text.utf8).withRawSpan { XXHash64.hash($0) } == expected)
    }

    @Test func `every length hashes as the documented reader has it`() {
        var random = SplitMix(seed: 64)
        let bytes = (0..<200).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        for count in bytes.indices {
            let part = bytes[..<count]
            let hash = Array(part).withRawSpan { XXHash64.hash($0) }
            #expect(hash == FormatWalk.hash(part), "\(count) bytes")
        }
    }

    @Test func `every changed bit changes the hash`() {
        var bytes = [UInt8](repeating: 0, count: 111)
        let before = bytes.withRawSpan { XXHash64.hash($0) }
        for bit in 0..<(8 * bytes.count) {
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            #expect(bytes.withRawSpan { XXHash64.hash($0) } != before, "bit \(bit)")
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        }
    }
}
