internal import Glibc

/// A refusal of the operating system, before it is known where to report it.
struct SystemFailure: Error, Hashable {
    /// The call that failed, such as `open`.
    var operation: String

    /// The error number that it left.
    var errno: CInt

    /// The error number for text that is no longer the UTF-8 it was when it was checked.
    static let notUTF8 = EILSEQ

    /// The failure as half a sentence.
    ///
    /// Complexity: O(1).
    ///
    /// The words are given here because those of the C library change with the locale.
    var reason: String {
        switch errno {
        case EACCES, EPERM: "no permission to read it"
        case ENOENT: "no such file"
        case ENOTDIR: "a part of its path is not a folder"
        case EISDIR: "a folder, not a regular file"
        case ELOOP: "a symbolic link, which is not followed inside folders"
        case ENAMETOOLONG: "its path is too long"
        case ENXIO, ENODEV: "not a regular file"
        case EMFILE, ENFILE: "too many open files"
        case ENOMEM: "not enough memory"
        case EAGAIN: "reading it would wait for data"
        case EIO: "the disk reports a read error"
        default: "\(operation) failed with error \(errno)"
        }
    }

    /// The failure of a file that the caller named or needs.
    func error(for path: SourcePath) -> SearchIndexError {
        .system(operation: operation, path: path.description, errno: errno)
    }

    /// The failure of a file that can be left out.
    func skipped(_ path: SourcePath) -> SkippedFile {
        SkippedFile(path: path.description, reason: reason)
    }
}

/// A file that can't be read ends the reading of this file only, so that it can be thrown.
extension SkippedFile: Error {}
