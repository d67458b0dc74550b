import Glibc

@testable import SearchIndex

/// A folder of its own for a test, which goes with the test.
final class SourceFolder {
    let path: String

    init() {
        var template = Array("/tmp/reports-XXXXXX".utf8CString)
        // Safe: the template ends with 0, and the call writes within it.
        path = unsafe template.withUnsafeMutableBufferPointer { buffer in
            guard let name = buffer.baseAddress, let made = unsafe mkdtemp(name) else {
                return "/nonexistent"
            }
            return unsafe String(cString: made)
        }
    }

    deinit {
        Self.remove(SourcePath(path))
    }

    private static func remove(_ path: SourcePath) {
        let names = (try? FolderListing.names(in: path, followingLinks: false)) ?? []
        for name in names { remove(path.entry(name)) }
        // Safe: the bytes end with 0 and outlive the call.
        _ = unsafe try? path.calling("remove") { unsafe Glibc.remove($0) }
    }

    /// The path of an entry, whether it exists or not.
    func entry(_ name: String) -> String {
        "\(path)/\(name)"
    }

    /// Writes a file and returns its path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) -> String {
        let descriptor = unsafe open(entry(name), O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            // Safe: the buffer outlives the call and holds the bytes asked for.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + written },
                    bytes.count - written
                )
            }
            if count <= 0 { break }
            written += count
        }
        return entry(name)
    }

    /// Writes a file of text and returns its path.
    @discardableResult
    func write(_ text: String, to name: String) -> String {
        write(Array(text.utf8), to: name)
    }

    /// Writes an empty file whose name need not be UTF-8.
    func writeEmpty(_ name: [UInt8]) {
        // Safe: the bytes end with 0 and outlive the call.
        let descriptor = unsafe try? SourcePath(path).entry(name).calling("creat") {
            unsafe creat($0, 0o644)
        }
        if let descriptor { close(descriptor) }
    }

    /// Makes a folder.
    func makeFolder(_ name: String) {
        unsafe _ = mkdir(entry(name), 0o755)
    }

    /// Makes a symbolic link.
    func link(_ name: String, to target: String) {
        unsafe _ = symlink(target, entry(name))
    }

    /// Makes another name of the same file.
    func hardLink(_ name: String, to target: String) {
        unsafe _ = Glibc.link(entry(target), entry(name))
    }

    /// Makes a FIFO, at which a careless reader waits for ever.
    func makeFIFO(_ name: String) {
        unsafe _ = mkfifo(entry(name), 0o644)
    }
}
