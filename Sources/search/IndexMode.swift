internal import SearchIndex

/// What is made of the paths that are given to be indexed.
struct IndexMode {
    /// Whether the files hold a paragraph a line.
    var areCollections = false

    /// Whether an index that is there is updated, not built anew.
    var updates = true

    /// Whether the contents of all files are compared, not only of those in doubt.
    var hashesAll = false
}

/// What became of files since an index was built.
struct SourceChanges {
    /// The paths that are new, that have changed and that are gone, in order.
    var added: [String] = []
    var changed: [String] = []
    var removed: [String] = []

    /// The number of other files.
    var unchanged = 0

    init(_ files: [SourceFile], _ comparison: SourceComparison) {
        for (file, state) in zip(files, comparison.states) {
            switch state {
            case .added: added.append(file.path.description)
            case .changed: changed.append(file.path.description)
            case .unchanged: unchanged += 1
            }
        }
        removed = comparison.removed.map(\.description)
    }

    /// The numbers in short, such as `+12 ~3 −1, 4,203 unchanged`.
    var text: String {
        "+\(Quantities.grouped(added.count)) ~\(Quantities.grouped(changed.count)) "
            + "−\(Quantities.grouped(removed.count)), \(Quantities.grouped(unchanged)) unchanged"
    }
}

extension SourceComparison.State {
    /// Whether the file needn't be read.
    var isUnchanged: Bool {
        if case .unchanged = self { true } else { false }
    }
}

extension SourceRecord {
    /// What is known of a file once it is read.
    init(_ file: SourceFile, hash: ContentHash?, isCollection: Bool = false) {
        self.init(
            path: file.path.bytes,
            size: file.status.size,
            modified: file.status.modified,
            hash: hash ?? .none,
            isCollection: isCollection
        )
    }
}
