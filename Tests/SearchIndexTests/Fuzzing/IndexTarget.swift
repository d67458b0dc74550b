@testable import SearchIndex

/// Index files with right checksums over wrong contents: any answer will do, but nothing may trap,
/// hang, or ask for room without bounds.
enum IndexTarget {
    private static let seed: [UInt8] = (try? DamageSample.bytes.get()) ?? []

    static func test(_ bytes: [UInt8]) {
        guard let file = try? ScratchFile(bytes) else { return }
        guard let index = try? SearchIndex(contentsOf: file.path) else { return }
        try? index.verify()
        for question in SearchBattery.questions { _ = try? question(index) }
        try? index.dump { _ in }
        _ = try? index.statistics()
    }

    /// A copy with some numbers changed, and all checksums made right.
    static func mutated(_ bytes: [UInt8], seed number: UInt64) -> [UInt8] {
        var random = SplitMix(seed: number)
        var bytes = bytes.count < 1000 ? seed : bytes
        let sections = Sealing.entries(of: bytes).map(\.section).filter { !$0.isEmpty }
        guard !sections.isEmpty else { return seed }
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let section = sections.randomElement(using: &random) ?? 0..<1
            let reach = Bool.random(using: &random) ? section.prefix(64) : section
            let isHeader = Int.random(in: 0..<16, using: &random) == 0
            let place =
                isHeader
                ? Int.random(in: 8..<max(9, sections[0].lowerBound), using: &random)
                : reach.randomElement(using: &random) ?? 0
            guard place < bytes.count else { continue }
            let word = random.next() >> UInt64.random(in: 0..<64, using: &random)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: bytes[place] = 0
            case 1: bytes[place] = 0xFF
            case 2, 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 4: bytes[place] = UInt8(truncatingIfNeeded: word)
            case 5: Sealing.put(UInt32(truncatingIfNeeded: word), at: place, in: &bytes)
            case 6: Sealing.put(word, at: place, in: &bytes)
            default:
                // A stretch from elsewhere.
                let length = min(64, bytes.count - place)
                let from = Int.random(in: 0...(bytes.count - length), using: &random)
                bytes.replaceSubrange(
                    place..<place + length,
                    with: Array(bytes[from..<from + length])
                )
            }
        }
        Sealing.put(UInt64(bytes.count), at: 16, in: &bytes)
        Sealing.seal(&bytes)
        return bytes
    }
}
