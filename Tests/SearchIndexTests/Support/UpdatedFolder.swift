internal import Glibc

@testable import SearchIndex

/// A folder of reports that changes, and the index that is to keep up with it.
struct UpdatedFolder {
    let folder = SourceFolder()
    let path: String

    /// The files that were read, in order, the last time the index was updated.
    private(set) var read: [String] = []
    private(set) var comparison: SourceComparison?
    private(set) var summary: BuildSummary?

    init(index path: String) {
        self.path = path
    }

    /// Brings the index up to date, as the command does.
    mutating func update(
        hashesAll: Bool = false,
        options: BuildOptions = BuildOptions(threads: 2, chunkSize: 300)
    ) throws {
        read = []
        var builder = try IndexBuilder(path: path, options: options)
        var old: IndexUpdate?
        if case .index(let update) = try IndexUpdate.open(path) { old = update }
        if let old { builder.update(old) }
        let files = try SourceWalker.list([folder.path]).files
        let comparison = try SourceComparison(
            files,
            with: old,
            areCollections: false,
            hashesAll: hashesAll,
            threads: 2
        )
        for (file, state) in zip(files, comparison.states) {
            if case .unchanged(let number, let record) = state,
                try builder.keep(number, as: record)
            {
                continue
            }
            try add(file, to: &builder)
            read.append(String(decoding: file.path.name, as: UTF8.self))
        }
        self.comparison = comparison
        summary = try builder.finish()
    }

    /// The bytes of an index that is built anew.
    func rebuilt() throws -> [UInt8] {
        try ScratchFile.withPath { path in
            let options = BuildOptions(threads: 1, chunkSize: 10_000)
            var builder = try IndexBuilder(path: path, options: options)
            for file in try SourceWalker.list([folder.path]).files {
                try add(file, to: &builder)
            }
            _ = try builder.finish()
            return try MappedFile(path: path).withBytes { $0.copied() }
        }
    }

    private func add(_ file: SourceFile, to builder: inout IndexBuilder) throws {
        let drafts = try ReportSource.drafts(of: file)
        builder.begin(
            SourceRecord(
                path: file.path.bytes,
                size: file.status.size,
                modified: file.status.modified,
                hash: try file.contentHash()
            )
        )
        for draft in drafts { try builder.add(draft) }
    }

    /// Sets the time at which a file says that it was changed, in seconds since 1970.
    func touch(_ name: String, _ seconds: Int) {
        let time = timespec(tv_sec: seconds, tv_nsec: 7)
        let descriptor = unsafe open(folder.entry(name), O_WRONLY)
        defer { close(descriptor) }
        unsafe _ = futimens(descriptor, [time, time])
    }
}
