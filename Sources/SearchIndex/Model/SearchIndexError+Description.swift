internal import Glibc

extension SearchIndexError: CustomStringConvertible {
    /// One line: the file, what is wrong, and what to do.
    public var description: String {
        switch self {
        case .system(let operation, let path, let errno):
            "\(path): can't \(operation) it: \(Self.text(of: errno)); \(Self.remedy(for: errno))"
        case .notAnIndex(let path):
            "\(path): not a search index; name a file that 'search index' wrote"
        case .unsupportedVersion(let path, let found, let supported):
            found > supported.upperBound
                ? "\(path): written in format \(found), newer than \(supported.upperBound); "
                    + "update search"
                : "\(path): written in format \(found), older than \(supported.lowerBound); "
                    + "build the index anew"
        case .corrupt(let path, let section, let offset, let reason):
            "\(path): damaged in section \(section) at byte \(offset): \(reason); "
                + "restore it from a copy or build it anew"
        case .otherAnalysis(let path):
            "\(path): cut into words by another version of search or ICU; build it anew"
        case .changed(let path):
            "\(path): changed in place while it was read; try again, and let whoever writes it write "
                + "another file and rename that"
        case .notConfirmed(let path, let errno):
            "\(path): the new index is in place, but not confirmed on disk: \(Self.text(of: errno)); "
                + "check the disk and build it once more"
        case .locked(let path):
            "\(path): another process is writing it; wait until that has ended"
        case .tooLarge(let what, let limit):
            "more than \(limit) \(what); split the input into several indexes"
        case .queryLimit(let what, let limit, let offset):
            "the query has more than \(limit) \(what) at character \(offset + 1); "
                + "shorten it or ask in several queries"
        case .unusableWord(let line, let reason):
            "line \(line) is no word: \(reason); write a word a line"
        case .segmentation(let icuError):
            "ICU can't segment text: \(icuError); check the installation of libicu"
        }
    }

    private static func text(of errno: CInt) -> String {
        // Safe: strerror returns a string that lives until the next call on this thread.
        guard let text = unsafe strerror(errno) else { return "error \(errno)" }
        return unsafe String(cString: text)
    }

    private static func remedy(for errno: CInt) -> String {
        switch errno {
        case ENOENT: "check the path"
        case EACCES, EPERM: "check its permissions"
        case EISDIR: "name a file, not a folder"
        case ENOSPC, EDQUOT: "free some room on the disk"
        case EROFS: "choose a place that can be written"
        case EMFILE, ENFILE: "close some files"
        default: "check the file and its disk"
        }
    }
}
