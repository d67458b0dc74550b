/// The files to be read and those that were left out, each once and in bytewise order of path.
package struct SourceList: Hashable, Sendable {
    /// The files to be read.
    package var files: [SourceFile] = []

    /// What was met and left out, with the reason.
    package var skipped: [SkippedFile] = []
}

/// Turns given files and folders into the list of files to be read.
///
/// In folders, hidden entries (whose names begin with a dot) are passed over; symbolic links, FIFOs,
/// sockets, devices, unknown formats and folders that can't be read are listed as skipped. What the
/// user names is always tried: a link is followed, and neither dot nor ending matters. A file with
/// several paths is read under the first of them, a given path before others, and the rest are
/// listed as skipped.
package struct SourceWalker {
    private var list = SourceList()
    private var refused: [(path: SourcePath, reason: String)] = []
    private var foldersSeen: Set<FileStatus.Identity> = []

    private init() {}

    /// Lists the files at and below the given paths.
    ///
    /// The result doesn't depend on the order in which the system lists folders. Complexity:
    /// O(*n* log *n*) for *n* entries; the depth of folders costs heap, not stack.
    /// - Throws: `SearchIndexError.system` where a given path doesn't exist or can't be examined.
    package static func list(_ paths: [String]) throws(SearchIndexError) -> SourceList {
        var walker = SourceWalker()
        for path in paths {
            try walker.add(given: SourcePath(path))
        }
        return walker.finish()
    }

    private mutating func add(given path: SourcePath) throws(SearchIndexError) {
        let status: FileStatus
        do {
            status = try FolderListing.status(of: path, followingLinks: true)
        } catch {
            throw error.error(for: path)
        }
        if status.kind == .folder {
            walk(path, status.identity)
        } else {
            add(path, status, isGiven: true)
        }
    }

    /// Visits a folder and all below it, each folder once.
    private mutating func walk(_ root: SourcePath, _ identity: FileStatus.Identity) {
        guard foldersSeen.insert(identity).inserted else { return }
        var folders = [root]
        while let folder = folders.popLast() {
            do {
                let names = try FolderListing.names(in: folder, followingLinks: folder == root)
                for name in names where name.first != UInt8(ascii: ".") {
                    addEntry(folder.entry(name), to: &folders)
                }
            } catch {
                refused.append((folder, "a folder that can't be read: \(error.reason)"))
            }
        }
    }

    private mutating func addEntry(_ path: SourcePath, to folders: inout [SourcePath]) {
        do {
            let status = try FolderListing.status(of: path, followingLinks: false)
            if status.kind != .folder {
                add(path, status, isGiven: false)
            } else if foldersSeen.insert(status.identity).inserted {
                folders.append(path)
            }
        } catch {
            refused.append((path, error.reason))
        }
    }

    private mutating func add(_ path: SourcePath, _ status: FileStatus, isGiven: Bool) {
        if let reason = status.kind.refusal {
            refused.append((path, reason))
        } else if !isGiven, SourceFormat(ending: path.ending) == nil {
            refused.append((path, "format not supported yet (.\(path.ending))"))
        } else {
            list.files.append(SourceFile(path: path, status: status, isGiven: isGiven))
        }
    }

    /// Sorts, and keeps of each file the path under which it is read.
    private consuming func finish() -> SourceList {
        var firstPaths: [FileStatus.Identity: SourcePath] = [:]
        let candidates = list.files.sorted {
            ($0.isGiven ? 0 : 1, $0.path) < ($1.isGiven ? 0 : 1, $1.path)
        }
        list.files.removeAll()
        for file in candidates {
            let first = firstPaths[file.status.identity]
            if first == nil {
                firstPaths[file.status.identity] = file.path
                list.files.append(file)
            } else if let first, first != file.path {
                refused.append((file.path, "the same file as \(first)"))
            }
        }
        list.files.sort { $0.path < $1.path }

        refused.sort { ($0.path, $0.reason) < ($1.path, $1.reason) }
        var paths = Set(list.files.map(\.path))
        for (path, reason) in refused where paths.insert(path).inserted {
            list.skipped.append(SkippedFile(path: path.description, reason: reason))
        }
        return list
    }
}
