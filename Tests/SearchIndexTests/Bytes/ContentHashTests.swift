import Testing

@testable import SearchIndex

@Suite struct `Content hash` {
    @Test func `nothing hashes to zero`() {
        #expect(hash([]) == ContentHash(high: 0, low: 0))
    }

    @Test func `a known sentence hashes as published`() {
        let sentence = Array("The quick brown fox jumps over the lazy dog".utf8)
        #expect(
            hash(sentence)
                == ContentHash(high: 0xE34B_BC7B_BC07_1B6C, low: 0x7A43_3CA9_C49A_9347)
        )
    }

    /// SMHasher's check: the hash of the hashes of 256 keys, each of another length and seed.
    @Test func `it is MurmurHash3 x64 128 for every length and seed`() {
        var hashes = ByteWriter()
        for length in 0..<256 {
            let key = (0..<length).map { UInt8($0) }
            let hash = hash(key, seed: UInt64(256 - length))
            hashes.append(integer: hash.high)
            hashes.append(integer: hash.low)
        }
        #expect(UInt32(truncatingIfNeeded: hash(hashes.bytes).high) == 0x6384_BA69)
    }

    @Test(arguments: SplitMix.seeds)
    func `different bytes have different hashes`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        var inputs: Set<[UInt8]> = []
        for length in 0...64 {
            inputs.insert([UInt8](repeating: 0, count: length))
            let bytes = random.bytes(length)
            inputs.insert(bytes)
            for place in bytes.indices {
                var other = bytes
                other[place] ^= 1
                inputs.insert(other)
            }
        }
        let hashes = Set(inputs.map { hash($0) })
        #expect(hashes.count == inputs.count)
        #expect(hash([1]) != hash([1], seed: seed + 1))
    }

    private func hash(_ bytes: [UInt8], seed: UInt64 = 0) -> ContentHash {
        bytes.withRawSpan { ContentHash(of: $0, seed: seed) }
    }
}
