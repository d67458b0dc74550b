internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Index update` {
    /// The text of a file: most are short, some hold several reports, some fill blocks of postings.
    private static func text(using random: inout SplitMix) -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: speeches(using: &random)
        case 1: lines(200...400, words: 1...4, using: &random)
        default: lines(1...6, words: 1...30, using: &random)
        }
    }

    private static func lines(
        _ counts: ClosedRange<Int>,
        words: ClosedRange<Int>,
        using random: inout SplitMix
    ) -> String {
        (0..<Int.random(in: counts, using: &random)).map { _ in
            let count = Int.random(in: words, using: &random)
            return SampleReports.paragraph(of: count, using: &random) + "。"
        }.joined(separator: "\n")
    }

    /// Speeches of a few years, which are reports of their own; some are copies of others.
    private static func speeches(using random: inout SplitMix) -> String {
        (0..<Int.random(in: 2...4, using: &random)).map { _ in
            let year = Int.random(in: 2016...2019, using: &random)
            let text = lines(1...2, words: 1...5, using: &random)
            return "\(year)年白石市政府工作报告\n\n――\(year)年7月9日在全市干部大会上\n市长 林某\n各位代表：\n"
                + (Bool.random(using: &random) ? "下面由我报告一年的情况。" : text) + "\n各位代表，我们要努力。\n\n"
        }.joined()
    }

    /// Does something to a file of a folder.
    private static func change(
        _ sample: UpdatedFolder,
        _ names: inout [String],
        using random: inout SplitMix
    ) {
        let name = "\(Int.random(in: 0..<40, using: &random)).txt"
        let other = names.randomElement(using: &random) ?? name
        let bytes = FileSystem.read(sample.folder.entry(other))
        switch Int.random(in: 0..<12, using: &random) {
        case 0, 1, 2:
            sample.folder.write(text(using: &random), to: name)
            names.append(name)
        case 3:
            sample.folder.write(bytes ?? Array("空".utf8), to: name)
            names.append(name)
        case 4 where names.count > 1:
            remove(other, sample, &names)
        case 5:
            guard let bytes else { return }
            remove(other, sample, &names)
            sample.folder.write(bytes, to: name)
            names.append(name)
        case 6:
            guard let bytes else { return }
            sample.folder.write(bytes + Array("\n\(text(using: &random))".utf8), to: other)
        case 7:
            // As long as before, and as old by its own account.
            guard let bytes, let place = bytes.indices.randomElement(using: &random) else { return }
            var changed = bytes
            changed[place] =
                changed[place] == 0x61 ? 0x62 : changed[place] < 0x80 ? 0x61 : changed[place]
            sample.touch(other, 1_600_000_000)
            sample.folder.write(changed, to: other)
            sample.touch(other, 1_600_000_000)
        case 8, 9:
            // A line in the midst becomes another, or some, or none.
            guard let bytes else { return }
            var lines = String(decoding: bytes, as: UTF8.self).split(
                separator: "\n",
                omittingEmptySubsequences: false
            )
            let place = Int.random(in: 0..<lines.count, using: &random)
            let text = [text(using: &random), "一、新的标题", ""].randomElement(using: &random) ?? ""
            lines[place] = text[...]
            if Bool.random(using: &random) { lines.remove(at: place) }
            // A file without text would be left out.
            if lines.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) { lines.append("空") }
            sample.folder.write(lines.joined(separator: "\n"), to: other)
        case 10:
            // Nothing that is indexed changes.
            guard let bytes else { return }
            sample.folder.write(bytes + Array("\n\n".utf8), to: other)
        default:
            sample.touch(other, Int.random(in: 0..<2_000_000_000, using: &random))
        }
    }

    private static func remove(_ name: String, _ sample: UpdatedFolder, _ names: inout [String]) {
        _ = FileSystem.remove(sample.folder.entry(name))
        names.removeAll { $0 == name }
    }

    /// Adds, changes, removes, renames, copies and touches files at random.
    @Test(.timeLimit(.minutes(60)), arguments: 1...2 as ClosedRange<UInt64>)
    func `an updated index is the one built anew, byte for byte`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var sample = UpdatedFolder(index: "\(Scratch.path)/a.idx")
        var names = ["0.txt"]
        let long = Self.lines(300...400, words: 1...4, using: &random)
        sample.folder.write(long, to: "0.txt")
        var (reports, copies, paragraphs) = (0, 0, 0)
        for step in 0..<Depth.updates {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                Self.change(sample, &names, using: &random)
            }
            guard !names.isEmpty else { continue }
            let options = BuildOptions(
                threads: Int.random(in: 1...4, using: &random),
                chunkSize: Int.random(in: 100...3000, using: &random),
                memory: [0, 200_000, 1 << 30].randomElement(using: &random)
            )
            try sample.update(hashesAll: Bool.random(using: &random), options: options)
            let updated = try MappedFile(path: sample.path).withBytes { $0.copied() }
            try #require(try updated == sample.rebuilt(), "seed \(seed), step \(step)")
            if step % 50 == 0 { try SearchIndex(contentsOf: sample.path).verify() }
            reports = max(reports, sample.summary?.reports ?? 0)
            copies = max(copies, sample.summary?.copies ?? 0)
            paragraphs = max(paragraphs, sample.summary?.paragraphs ?? 0)
        }
        #expect(paragraphs > 300)
        Depth.report(
            "updates, seed \(seed)",
            "\(Depth.updates) steps, up to \(reports) reports, \(copies) copies, "
                + "\(paragraphs) paragraphs"
        )
    }

    /// A folder of three files, indexed long after they were written, as far as their times tell.
    private static func sample() throws -> UpdatedFolder {
        var sample = UpdatedFolder(index: "\(Scratch.path)/a.idx")
        for (number, name) in ["a.txt", "b.txt", "c.txt"].enumerated() {
            sample.folder.write("数字经济 \(number)\n互联网 report\n", to: name)
        }
        try sample.update()
        return sample
    }

    @Test func `only what was added or changed is read`() throws {
        var sample = try Self.sample()
        #expect(sample.read == ["a.txt", "b.txt", "c.txt"])
        try sample.update()
        #expect(sample.read == [])
        sample.folder.write("新增长", to: "b.txt")
        sample.folder.write("新增长一", to: "d.txt")
        _ = FileSystem.remove(sample.folder.entry("a.txt"))
        try sample.update()
        #expect(sample.read == ["b.txt", "d.txt"])
        let comparison = try #require(sample.comparison)
        #expect(comparison.added == 1 && comparison.changed == 1 && comparison.unchanged == 1)
        #expect(comparison.removed.map(\.description) == [sample.folder.entry("a.txt")])
    }

    @Test func `an index that is up to date isn't written again`() throws {
        var sample = try Self.sample()
        let before = try FolderListing.status(of: SourcePath(sample.path), followingLinks: true)
        try sample.update()
        let after = try FolderListing.status(of: SourcePath(sample.path), followingLinks: true)
        #expect(before.identity == after.identity && before.changed == after.changed)
        let summary = try #require(sample.summary)
        #expect(summary.isUnchanged && summary.reports == 3 && summary.paragraphs == 6)
        #expect(!FileSystem.remove(sample.path + ".tmp"))
    }

    @Test func `a file that was merely touched isn't read again, but remembered`() throws {
        var sample = try Self.sample()
        sample.touch("b.txt", 1_600_000_000)
        try sample.update()
        #expect(sample.read == [] && sample.summary?.isUnchanged == false)
        #expect(try FileSystem.read(sample.path) == sample.rebuilt())
    }

    @Test func `a change that leaves size and time as they were is found`() throws {
        var sample = try Self.sample()
        sample.touch("b.txt", 1_600_000_000)
        try sample.update()
        sample.folder.write("数字经济 7\n互联网 report\n", to: "b.txt")
        sample.touch("b.txt", 1_600_000_000)
        try sample.update()
        #expect(sample.read == ["b.txt"])
    }

    @Test func `a copy is read again where its original is gone`() throws {
        var sample = try Self.sample()
        sample.folder.write("数字经济 1\n互联网 report\n", to: "d.txt")
        try sample.update()
        #expect(sample.read == ["d.txt"] && sample.summary?.copies == 1)
        _ = FileSystem.remove(sample.folder.entry("b.txt"))
        try sample.update()
        #expect(sample.read == ["d.txt"] && sample.summary?.copies == 0)
        #expect(try FileSystem.read(sample.path) == sample.rebuilt())
    }

    @Test func `an index that doesn't tell of its files is built anew`() throws {
        let path = "\(Scratch.path)/a.idx"
        #expect(try Self.isNothing(path))
        _ = try SampleReports.index(of: SampleReports.drafts(2, paragraphs: 5, seed: 1), path: path)
        #expect(try Self.isUnfit(path))
        _ = try SampleReports.index(
            of: SampleReports.drafts(2, paragraphs: 5, seed: 1),
            path: path,
            withSources: true
        )
        #expect(try !Self.isUnfit(path))
        guard case .unfit = try IndexUpdate.open(path, sourceOptions: "encoding=Big5") else {
            Issue.record("other options give other reports")
            return
        }
    }

    @Test func `a damaged index is built anew`() throws {
        let path = "\(Scratch.path)/a.idx"
        let index = try SampleReports.index(
            of: SampleReports.drafts(2, paragraphs: 5, seed: 1),
            path: path,
            withSources: true
        )
        var bytes = index.file.withBytes { $0.copied() }
        bytes[bytes.count / 2] ^= 0x40
        let damaged = try ScratchFile(bytes)
        #expect(try Self.isUnfit(damaged.path))
        let other = try ScratchFile(Array("no index".utf8))
        #expect(try Self.isNothing(other.path))
    }

    private static func isUnfit(_ path: String) throws -> Bool {
        if case .unfit = try IndexUpdate.open(path) { true } else { false }
    }

    private static func isNothing(_ path: String) throws -> Bool {
        if case .nothing = try IndexUpdate.open(path) { true } else { false }
    }
}
