/// The checksums of extents, with the hash as its specification tells it.
extension FormatWalk {
    mutating func readChecksums(end: Int) throws {
        let covered = offset
        let size = try field(8) { "extents of \(Hex.count($0, "byte"))" }
        var extent = 0
        while offset < end {
            let range = extent * size..<min(covered, (extent + 1) * size)
            try expect(!range.isEmpty, "an extent has bytes")
            let stored = try take(8)
            let sum = bytes[stored].reversed().reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
            try expect(sum == Self.hash(bytes[range]), "the checksum of extent \(extent) is right")
            note(stored, "XXH64 of the bytes from \(Hex.offset(range.lowerBound)) on")
            extent += 1
        }
        try expect(extent * size >= covered, "every byte has a checksum")
    }

    /// XXH64 with seed 0.
    static func hash(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        let primes: [UInt64] = [
            11_400_714_785_074_694_791, 14_029_467_366_897_019_727, 1_609_587_929_392_839_161,
            9_650_029_242_287_828_579, 2_870_177_450_012_600_261,
        ]
        func rotated(_ value: UInt64, by count: UInt64) -> UInt64 {
            value << count | value >> (64 - count)
        }
        func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
            bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
        }
        func round(_ accumulator: UInt64, _ lane: UInt64) -> UInt64 {
            rotated(accumulator &+ lane &* primes[1], by: 31) &* primes[0]
        }
        var rest = bytes
        var hash = primes[4]
        if bytes.count >= 32 {
            var accumulators = [primes[0] &+ primes[1], primes[1], 0, 0 &- primes[0]]
            while rest.count >= 32 {
                for lane in 0..<4 {
                    accumulators[lane] = round(accumulators[lane], number(rest.prefix(8)))
                    rest = rest.dropFirst(8)
                }
            }
            let turns: [UInt64] = [1, 7, 12, 18]
            hash = zip(accumulators, turns).reduce(0) { $0 &+ rotated($1.0, by: $1.1) }
            for accumulator in accumulators {
                hash = (hash ^ round(0, accumulator)) &* primes[0] &+ primes[3]
            }
        }
        hash = hash &+ UInt64(bytes.count)
        while rest.count >= 8 {
            hash =
                rotated(hash ^ round(0, number(rest.prefix(8))), by: 27) &* primes[0] &+ primes[3]
            rest = rest.dropFirst(8)
        }
        if rest.count >= 4 {
            hash =
                rotated(hash ^ number(rest.prefix(4)) &* primes[0], by: 23) &* primes[1]
                &+ primes[2]
            rest = rest.dropFirst(4)
        }
        for byte in rest {
            hash = rotated(hash ^ UInt64(byte) &* primes[4], by: 11) &* primes[0]
        }
        hash = (hash ^ hash >> 33) &* primes[1]
        hash = (hash ^ hash >> 29) &* primes[2]
        return hash ^ hash >> 32
    }
}
