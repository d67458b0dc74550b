/// Which files have changed since an index was built.
///
/// A file is unchanged if its path, size and time of change are the ones that are known, and if
/// nothing about it was changed since the index was begun: the system's own record of that can't be
/// set back. In doubt its contents are hashed.
package struct SourceComparison: Sendable {
    /// What became of a file.
    package enum State: Hashable, Sendable {
        case added
        case changed

        /// The number of the file in the index, and what is known of it now.
        case unchanged(Int, SourceRecord)
    }

    /// The state of each file that there is now, in order.
    package private(set) var states: [State] = []

    /// The files that are gone, in order.
    package private(set) var removed: [SourcePath] = []

    /// How many files were added, and how many changed.
    package var added: Int { states.count { $0 == .added } }
    package var changed: Int { states.count { $0 == .changed } }
    package var unchanged: Int { states.count - added - changed }

    /// How far before an index was begun a file may have been changed unseen, in nanoseconds: clocks
    /// of file systems are coarse.
    private static let margin = 2_000_000_000

    /// Compares files with those that an index was built of.
    ///
    /// - Parameters:
    ///   - files: The files in order.
    ///   - update: The index; `nil` if all files are to be read.
    ///   - areCollections: Whether the files hold a paragraph a line.
    ///   - hashesAll: Whether the contents of all files are compared.
    ///   - threads: The number of threads.
    /// - Throws: Nothing: a file that can't be read counts as changed.
    /// - Complexity: O(n) for n files, and the size of those in doubt.
    package init(
        _ files: [SourceFile],
        with update: IndexUpdate?,
        areCollections: Bool,
        hashesAll: Bool,
        threads: Int
    ) throws(SearchIndexError) {
        guard let update else {
            states = files.map { _ in .added }
            return
        }
        let begun = update.begun
        states = try Parallel.map(files.count, threads: threads) { place, _ in
            let file = files[place]
            guard let (number, known) = update.source(file.path.bytes) else { return .added }
            var record = known
            record.modified = file.status.modified
            guard known.isCollection == areCollections, known.size == file.status.size else {
                return .changed
            }
            let isOld = begun.map { file.status.changed < $0 - Self.margin } ?? false
            if isOld, !hashesAll, known.modified == file.status.modified {
                return .unchanged(number, record)
            }
            guard let hash = try? file.contentHash(), hash == known.hash else { return .changed }
            return .unchanged(number, record)
        }
        let present = Set(files.map(\.path.bytes))
        for source in update.sources where !present.contains(source.path) {
            removed.append(SourcePath(bytes: source.path))
        }
    }
}

extension IndexUpdate {
    /// When the building of the index was begun, in nanoseconds since 1970, as its file tells.
    ///
    /// `nil` if that is yet to come: the clock was set back, and nothing tells which files are older.
    fileprivate var begun: Int? {
        let path = SourcePath(tables.path)
        let begun = try? FolderListing.status(of: path, followingLinks: true).modified
        guard let begun, let now = FolderListing.now, begun <= now else { return nil }
        return begun
    }
}
