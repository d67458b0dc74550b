internal import Testing

@testable import SearchIndex

/// Damage of every size at random: bytes changed, blocks emptied, swapped, repeated or taken from
/// another index, a tail added or lost.
///
/// The default run tries some hundred cases; with EXHAUSTIVE=1 in the environment a hundred thousand.
@Suite(.timeLimit(.minutes(60)))
struct `Random damage` {
    static let casesPerSeed = Depth.isExhaustive ? 12_500 : 30
    static let seeds: [UInt64] = Array(1...8)

    @Test(arguments: seeds)
    func `is found, and no answer is wrong`(seed: UInt64) throws {
        let whole = try DamageSample.bytes.get()
        let other = try DamageSample.largerBytes.get()
        let file = try ScratchFile(whole)
        let right = try SearchBattery.answers(of: file.path)
        var random = SplitMix(seed: seed)
        var (tried, opened, answered, refused) = (0, 0, 0, 0)
        while tried < Self.casesPerSeed {
            let damaged = Self.damaged(whole, other: other, using: &random)
            guard damaged != whole else { continue }
            tried += 1
            file.truncate(to: damaged.count)
            file.write(damaged, at: 0)
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            opened += 1
            if (try? index.verify()) != nil {
                Issue.record("seed \(seed), case \(tried): unnoticed")
            }
            guard Depth.isExhaustive || tried.isMultiple(of: 3) else { continue }
            for (number, answer) in try SearchBattery.answers(of: file.path).enumerated() {
                if answer == nil { refused += 1 } else { answered += 1 }
                guard let answer, answer != right[number] else { continue }
                Issue.record("seed \(seed), case \(tried), question \(number): \(answer)")
            }
        }
        #expect(opened > tried / 8 && refused > 0, "seed \(seed)")
        Depth.report(
            "random damage",
            "\(tried) cases of seed \(seed) found, \(tried - opened) while opening; "
                + "\(answered) right answers, \(refused) errors"
        )
    }

    /// A copy of the bytes of an index, damaged in one of the ways in which disks and people do.
    private static func damaged(
        _ whole: [UInt8],
        other: [UInt8],
        using random: inout SplitMix
    ) -> [UInt8] {
        var bytes = whole
        let block = [16, 64, 512].randomElement(using: &random) ?? 16
        func place(_ random: inout SplitMix) -> Range<Int> {
            let start = Int.random(in: 0..<whole.count / block, using: &random) * block
            return start..<min(whole.count, start + block)
        }
        switch Int.random(in: 0..<8, using: &random) {
        case 0, 1:
            for _ in 0..<Int.random(in: 1...64, using: &random) {
                let index = Int.random(in: bytes.indices, using: &random)
                bytes[index] = UInt8(truncatingIfNeeded: random.next())
            }
        case 2:
            let place = place(&random)
            bytes.replaceSubrange(place, with: [UInt8](repeating: 0, count: place.count))
        case 3:
            let (left, right) = (place(&random), place(&random))
            bytes.replaceSubrange(left, with: whole[right])
            bytes.replaceSubrange(right, with: whole[left])
        case 4:
            let place = place(&random)
            bytes.insert(contentsOf: whole[place], at: place.upperBound)
        case 5:
            let place = place(&random)
            bytes.replaceSubrange(place, with: other[place])
        case 6: bytes += (0..<block).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        default: bytes.removeSubrange(place(&random))
        }
        return bytes
    }
}
