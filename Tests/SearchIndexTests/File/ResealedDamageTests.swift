internal import Testing

@testable import SearchIndex

/// Damage under right checksums: nothing finds it, but nothing may trap or hang over it either.
///
/// What the searches find may be wrong. The default run tries a thousand cases and searches in a third
/// of them, because a debug build is slow; with EXHAUSTIVE=1 in the environment it tries a hundred
/// times as many and searches in all.
@Suite(.timeLimit(.minutes(60)))
struct `Resealed damage` {
    static let casesPerSeed = Depth.isExhaustive ? 4000 : 40

    @Test(arguments: seeds)
    func `neither opening nor verifying nor searching traps`(seed: UInt64) throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        var random = SplitMix(seed: seed)
        var opened = 0
        for _ in 0..<Self.casesPerSeed {
            let damaged = Self.damaged(whole, using: &random)
            file.truncate(to: damaged.count)
            file.write(damaged, at: 0)
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            opened += 1
            try? index.verify()
            if Depth.isExhaustive || random.oneIn(3) { try search(index) }
            if random.oneIn(20) { try? index.dump { _ in } }
        }
        // Else nothing was tried.
        #expect(opened > Self.casesPerSeed / 4, "seed \(seed)")
    }

    @Test(arguments: seeds)
    func `neither updating nor merging traps`(seed: UInt64) throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let other = try ScratchFile(whole)
        var random = SplitMix(seed: seed + 100)
        let cases = Self.casesPerSeed / 10
        var (updated, merged) = (0, 0)
        for _ in 0..<cases {
            let damaged = Self.damaged(whole, using: &random)
            file.truncate(to: damaged.count)
            file.write(damaged, at: 0)
            let changed = Int.random(in: 0..<3, using: &random)
            if Self.isUpdated(file.path, changing: changed) { updated += 1 }
            let parts = [file.path, other.path].shuffled(using: &random)
            let isMerged: Void? = try? ScratchFile.withPath { path in
                _ = try IndexBuilder.merge(parts, into: path, options: BuildOptions(threads: 2))
            }
            if isMerged != nil { merged += 1 }
        }
        // Else nothing was tried.
        #expect(updated + merged > 0, "seed \(seed)")
        Depth.report(
            "damage under right checksums, seed \(seed)",
            "\(updated) updates and \(merged) merges of \(cases) came to an end"
        )
    }

    /// Whether an index can be updated of which one file has changed.
    private static func isUpdated(_ path: String, changing changed: Int) -> Bool {
        let isUpdated = try? ScratchFile.withPath { target in
            guard case .index(let old) = try IndexUpdate.open(path) else { return false }
            var builder = try IndexBuilder(path: target, options: BuildOptions(threads: 2))
            builder.update(old)
            for (number, source) in old.sources.enumerated() {
                if number != changed, try builder.keep(number, as: source) { continue }
                var draft = DamageSample.drafts[number % DamageSample.drafts.count]
                draft.paragraphs[draft.paragraphs.count / 2].line += 1
                builder.begin(source)
                try builder.add(draft)
            }
            _ = try builder.finish()
            return true
        }
        return isUpdated ?? false
    }

    /// Searches an index, whose checksums may be wrong if what was changed are their sizes.
    private func search(_ index: SearchIndex) throws {
        do {
            _ = try SearchBattery.run(on: index)
        } catch SearchIndexError.corrupt {}
    }

    /// A copy with a few numbers changed or moved, and all checksums made right.
    private static func damaged(_ whole: [UInt8], using random: inout SplitMix) -> [UInt8] {
        var bytes = whole
        let sections = Sealing.entries(of: whole).map(\.section).filter { !$0.isEmpty }
        for _ in 0..<Int.random(in: 1...3, using: &random) {
            // Sections alike, small as most are; now and then the header and the table.
            let place: Int
            if random.oneIn(8) {
                place = Int.random(in: 8..<sections[0].lowerBound, using: &random)
            } else {
                let section = sections.randomElement(using: &random) ?? 0..<1
                // Counts and tables stand at the beginning.
                let reach = random.oneIn(2) ? section.prefix(64) : section
                place = reach.randomElement(using: &random) ?? 0
            }
            switch Int.random(in: 0..<7, using: &random) {
            case 0: bytes[place] = 0
            case 1: bytes[place] = 0xFF
            case 2: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            case 3: bytes[place] = UInt8(truncatingIfNeeded: random.next())
            case 4:
                Sealing.put(
                    UInt32(truncatingIfNeeded: random.number(bits: 32)),
                    at: place,
                    in: &bytes
                )
            case 5: Sealing.put(random.number(bits: 64), at: place, in: &bytes)
            default: Sealing.put(UInt64.max, at: place, in: &bytes)
            }
        }
        Sealing.put(UInt64(bytes.count), at: 16, in: &bytes)
        Sealing.seal(&bytes)
        return bytes
    }
}
