internal import Glibc

/// A file without a name beside the target, for what outgrows memory.
///
/// It is removed at once and lives on as long as it is open or mapped, so that nothing is left behind
/// however the process ends. Only who holds the lock on the target creates one, one after another.
final class SpillFile: Sendable {
    /// The target as it was given, for messages.
    let path: String

    private let descriptor: CInt

    /// Creates an empty file.
    init(beside file: borrowing AtomicFile) throws(SearchIndexError) {
        path = file.path
        let name = file.spillPath
        // Safe: the path is a valid C string for the calls.
        let descriptor = unsafe open(
            name,
            O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
            0o600
        )
        guard descriptor >= 0 else {
            throw .system(operation: "create a part of", path: path, errno: errno)
        }
        // Safe: as above.
        guard unsafe unlink(name) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(operation: "remove a part of", path: path, errno: code)
        }
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Appends bytes.
    func write(_ bytes: RawSpan) throws(SearchIndexError) {
        try FileWriting.write(bytes, to: descriptor, path: path)
    }

    fileprivate func replaceStart(with bytes: [UInt8]) throws(SearchIndexError) {
        try FileWriting.write(bytes, toStartOf: descriptor, path: path)
    }

    /// Maps what was written, under a descriptor of its own.
    func mapped() throws(SearchIndexError) -> MappedFile {
        let own = dup(descriptor)
        guard own >= 0 else { throw .system(operation: "map a part of", path: path, errno: errno) }
        var isMapped = false
        defer { if !isMapped { close(own) } }
        let file: MappedFile
        do throws(SearchIndexError) {
            file = try MappedFile(owning: own, path: path)
        } catch .notAnIndex {
            // A disk that says it has written what it hasn't leaves an empty file.
            throw .system(operation: "read back a part of", path: path, errno: EIO)
        }
        isMapped = true
        return file
    }
}

/// A part of an index on its way into a file without a name.
struct SpilledIndex: ~Copyable, ByteSink {
    let written: WrittenBytes
    private let file: SpillFile

    init(_ file: SpillFile, extentSize: Int) {
        self.file = file
        written = WrittenBytes(extentSize: extentSize)
    }

    borrowing func write(_ bytes: RawSpan) throws(SearchIndexError) {
        try file.write(bytes)
        written.append(bytes)
    }

    borrowing func replaceStart(with bytes: [UInt8]) throws(SearchIndexError) {
        try file.replaceStart(with: bytes)
        written.replaceStart(with: bytes)
    }
}
