internal import Glibc

/// What an index tells of the files that it was built of, so that only some are read again.
package struct IndexUpdate: Sendable {
    /// A report of a file: one that is stored, or a copy of another.
    enum Occurrence {
        case report(Int)
        case copy(ReportCopy)
    }

    let tables: IndexTables

    /// The files, in the order of their reports.
    let sources: [SourceRecord]

    /// The copies of reports.
    let copies: [ReportCopy]

    /// Whether the files account for all reports and copies.
    let isComplete: Bool

    /// Whether the index names the version of ICU that is at hand.
    private var hasSameICU = false

    /// The comparing of all checksums; `nil` if that is done.
    private var check: Background<Bool>?

    /// For each file, its first report and its first copy.
    private let firsts: [(report: Int, copy: Int)]

    private let places: [[UInt8]: Int]

    /// Reads what an index tells of its files.
    init(_ tables: IndexTables) {
        self.tables = tables
        let (sources, copies) = tables.file.withBytes { bytes in
            (tables.sources.records(in: bytes), tables.reports.copies(in: bytes))
        }
        var firsts: [(report: Int, copy: Int)] = []
        var places: [[UInt8]: Int] = [:]
        var (report, copy) = (0, 0)
        for (number, source) in sources.enumerated() {
            firsts.append((report, copy))
            places[source.path] = number
            let ownCopies = source.occurrences.count { $0 }
            copy += ownCopies
            report += source.occurrences.count - ownCopies
        }
        self.sources = sources
        self.copies = copies
        self.firsts = firsts
        self.places = places
        isComplete = report == tables.reports.count && copy == copies.count
    }

    /// The reports of a file in their order.
    func occurrences(of source: Int) -> [Occurrence] {
        var (report, copy) = firsts[source]
        return sources[source].occurrences.map { isCopy in
            if isCopy {
                copy += 1
                return .copy(copies[copy - 1])
            }
            report += 1
            return .report(report - 1)
        }
    }

    /// Whether a new index would hold the same reports of the same files in the same order.
    func isEqual(
        _ pieces: [MergePlan.Piece],
        input: Int,
        copies: [ReportCopy],
        sources: [SourceRecord]
    ) -> Bool {
        hasSameICU && copies == self.copies && sources == self.sources
            && pieces.count == tables.reports.count
            && pieces.enumerated().allSatisfy { number, piece in
                piece == MergePlan.Piece(source: input, report: number, continues: false)
            }
    }
}

extension IndexUpdate {
    /// What there is at a path.
    package enum Opened: Sendable {
        /// Nothing, or a file of another kind.
        case nothing

        /// An index that can be updated.
        case index(IndexUpdate)

        /// Something that must be built anew, with the reason as half a sentence.
        case unfit(String)

        /// The same, but unfit if the files are to be read with other options; see ``SourceOptions``.
        package func reading(with options: String) -> Opened {
            guard case .index(let update) = self, update.tables.sources.options != options else {
                return self
            }
            return .unfit("the files of the old index were read with other options")
        }
    }

    /// Opens an index for being updated, and compares all checksums, so that no damage is taken over.
    ///
    /// - Throws: `system` if the file can't be read, `segmentation` if ICU fails.
    /// - Complexity: O(length of the file).
    package static func open(
        _ path: String,
        sourceOptions: String = ""
    ) throws(SearchIndexError) -> Opened {
        let opened = try begin(path).reading(with: sourceOptions)
        guard case .index(let update) = opened else { return opened }
        return update.isSound ? opened : .unfit(Self.damage)
    }

    /// Why an index can't be updated that isn't sound.
    package static let damage = "the old index is damaged"

    /// Whether all checksums are right; waits until they are compared.
    package var isSound: Bool {
        guard let check else { return true }
        return (try? check.wait()) ?? false
    }

    /// Opens an index for being updated, and compares the checksums of what tells of its files; those of
    /// the rest beside other work, so that nothing may be taken over before ``isSound`` is asked for.
    ///
    /// - Throws: `system` if the file can't be read, `segmentation` if ICU fails.
    /// - Complexity: O(number of files).
    package static func begin(_ path: String) throws(SearchIndexError) -> Opened {
        let tables: IndexTables
        do throws(SearchIndexError) {
            tables = try IndexTables(trusting: MappedFile(path: path), path: path)
            try tables.compareSources()
        } catch {
            switch error {
            case .system(_, _, ENOENT), .notAnIndex: return .nothing
            case .corrupt: return .unfit(Self.damage)
            case .unsupportedVersion: return .unfit("the old index is of another version")
            default: throw error
            }
        }
        let fingerprint = try AnalysisFingerprint.current()
        guard fingerprint.hash == tables.layout.analysisFingerprint else {
            return .unfit("another version of search or ICU cut the old index into words")
        }
        guard tables.sources.rules == SourceTable.rules else {
            return .unfit("another version of search read the files of the old index")
        }
        var update = IndexUpdate(tables)
        update.hasSameICU =
            (0..<4).map { fingerprint.icuVersion[$0] } == tables.layout.icuVersion
        guard update.isComplete else {
            return .unfit("the old index doesn't tell which files it was made of")
        }
        update.check = Background { () throws(SearchIndexError) in
            try tables.layout.verifyChecksums(of: tables.file, path: path)
            return true
        }
        return .index(update)
    }

    /// The number of a file, and what was known of it; `nil` if it is new.
    func source(_ path: [UInt8]) -> (number: Int, record: SourceRecord)? {
        places[path].map { ($0, sources[$0]) }
    }
}
