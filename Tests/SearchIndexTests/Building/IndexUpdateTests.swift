internal import Testing

@testable import SearchIndex

@Suite(.scratchFolder)
struct `Index update` {
    /// The text of a file with a report or two.
    private static func text(using random: inout SplitMix) -> String {
        let count = Int.random(in: 1...6, using: &random)
        return (0..<count).map { _ in
            let words = Int.random(in: 1...30, using: &random)
            return SampleReports.paragraph(of: words, using: &random) + "。"
        }.joined(separator: "\n")
    }

    /// Adds, changes, removes, renames, copies and touches files at random.
    @Test(.timeLimit(.minutes(30)), arguments: 1...2 as ClosedRange<UInt64>)
    func `an updated index is the one built anew, byte for byte`(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var sample = UpdatedFolder(index: "\(Scratch.path)/a.idx")
        var names: [String] = []
        for step in 0..<Depth.updates {
            for _ in 0..<Int.random(in: 1...4, using: &random) {
                let name = "\(Int.random(in: 0..<40, using: &random)).txt"
                let other = names.randomElement(using: &random) ?? name
                switch Int.random(in: 0..<7, using: &random) {
                case 0, 1, 2:
                    sample.folder.write(Self.text(using: &random), to: name)
                    names.append(name)
                case 3:
                    let bytes = FileSystem.read(sample.folder.entry(other)) ?? Array("空".utf8)
                    sample.folder.write(bytes, to: name)
                    names.append(name)
                case 4 where names.count > 1:
                    _ = FileSystem.remove(sample.folder.entry(other))
                    names.removeAll { $0 == other }
                case 5:
                    guard let bytes = FileSystem.read(sample.folder.entry(other)) else { continue }
                    _ = FileSystem.remove(sample.folder.entry(other))
                    names.removeAll { $0 == other }
                    sample.folder.write(bytes, to: name)
                    names.append(name)
                default:
                    sample.touch(other, Int.random(in: 0..<2_000_000_000, using: &random))
                }
            }
            guard !names.isEmpty else { continue }
            let memory = Bool.random(using: &random) ? 0 : 1 << 30
            let options = BuildOptions(threads: 2, chunkSize: 300, memory: memory)
            try sample.update(options: options)
            let updated = try MappedFile(path: sample.path).withBytes { $0.copied() }
            try #require(try updated == sample.rebuilt(), "seed \(seed), step \(step)")
            if step % 50 == 0 { try SearchIndex(contentsOf: sample.path).verify() }
        }
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
