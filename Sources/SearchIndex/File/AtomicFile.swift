internal import Glibc

/// A file that is written beside its target and takes its place in one step, or not at all.
///
/// The temporary file is the lock as well: it has one name for each target, and whoever holds a
/// kernel lock on it writes the target. The kernel frees the lock when its holder dies; the next
/// writer takes over the name and what was left under it. A symbolic link keeps pointing to the
/// target, and an existing target passes on its permissions. What was written is read back before it
/// takes the target's place.
struct AtomicFile: ~Copyable, ByteSink {
    /// The path as it was given.
    let path: String

    private let target: String
    private let temporary: String
    private let descriptor: CInt
    let written: WrittenBytes
    private let flush: EarlyFlush
    private var isCommitted = false

    /// When the file was begun.
    private var begun = timespec()

    /// Takes the lock and creates an empty temporary file.
    ///
    /// - Parameters:
    ///   - path: The target.
    ///   - extentSize: The bytes that have a checksum together.
    /// - Throws: `locked` at once if another process is writing the same target.
    init(
        path: String,
        extentSize: Int = FileHeader.extentSize
    ) throws(SearchIndexError) {
        let target = try Self.resolve(path)
        let temporary = target + ".tmp"
        var status = stat()
        // Safe: the structure lives on this stack frame; the paths are valid C strings for the calls.
        let exists = unsafe stat(target, &status) == 0
        if exists, status.st_mode & S_IFMT != S_IFREG {
            let code = status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL
            throw .system(operation: "replace", path: path, errno: code)
        }
        let descriptor = try Self.openLocked(temporary, path: path)
        // What one who was killed left behind.
        // Safe: the path is a valid C string for the call.
        unsafe _ = unlink(temporary + ".part")
        if exists { _ = fchmod(descriptor, status.st_mode & 0o7777) }
        guard FileWriting.retrying({ ftruncate(descriptor, 0) }) == 0 else {
            let code = errno
            close(descriptor)
            throw .system(operation: "write", path: path, errno: code)
        }
        // Safe: the call fills a value of this object.
        unsafe _ = clock_gettime(CLOCK_REALTIME, &begun)
        self.path = path
        self.target = target
        self.temporary = temporary
        self.descriptor = descriptor
        flush = EarlyFlush(descriptor)
        written = WrittenBytes(extentSize: extentSize)
    }

    /// The name under which parts of the file are gathered for a moment.
    var spillPath: String { temporary + ".part" }

    deinit {
        // Removed before the lock is let go, so that nobody else's file is hit.
        // Safe: the path is a valid C string for the call.
        if !isCommitted { unsafe _ = unlink(temporary) }
        _ = flush.finish()
        // A process that was just forked holds the descriptor as well, until it runs another program;
        // closing alone would leave it the lock.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }

    /// Appends bytes to the temporary file.
    borrowing func write(_ bytes: RawSpan) throws(SearchIndexError) {
        try FileWriting.write(bytes, to: descriptor, path: path)
        written.append(bytes)
        flush.note(written.count)
    }

    borrowing func replaceStart(with bytes: [UInt8]) throws(SearchIndexError) {
        try FileWriting.write(bytes, toStartOf: descriptor, path: path)
        written.replaceStart(with: bytes)
    }

    /// Makes sure that the file has the bytes that were written to it.
    ///
    /// A disk or a driver that says it has written what it hasn't is rare, but would take the old file
    /// with it.
    ///
    /// - Complexity: O(length), from memory for the most part.
    private borrowing func readBack() throws(SearchIndexError) {
        let (descriptor, path) = (descriptor, path)
        let isSame = try written.isSame(threads: Processors.count) {
            (range) throws(SearchIndexError) in
            var failure: CInt = 0
            // Safe: as many bytes as there is room for are read, and as many are told as were.
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
                while filled < range.count {
                    let count = FileWriting.retrying {
                        unsafe pread(
                            descriptor,
                            buffer.baseAddress.unsafelyUnwrapped + filled,
                            range.count - filled,
                            off_t(range.lowerBound + filled)
                        )
                    }
                    if count < 0 { failure = errno }
                    guard count > 0 else { break }
                    filled += count
                }
            }
            guard failure == 0 else {
                throw .system(operation: "read back", path: path, errno: failure)
            }
            return bytes
        }
        guard isSame else { throw .system(operation: "read back", path: path, errno: EIO) }
    }

    /// Makes the file durable and puts it in the place of the target.
    ///
    /// - Throws: `system` if the target is as it was; `notConfirmed` if the new file has taken its
    ///   place, but may have lost it after a power cut.
    consuming func commit() throws(SearchIndexError) {
        // An update takes the time of the file for the time at which its sources were read.
        let times = [begun, begun]
        // Safe: the array holds the two times that the call reads.
        unsafe _ = futimens(descriptor, times)
        // Never tried again: the kernel forgets pages that it failed to write, and then says they are.
        let descriptor = descriptor
        let last = Background { fsync(descriptor) == 0 ? 0 : errno }
        let read = Result { () throws(SearchIndexError) in try readBack() }
        let codes = [flush.finish(), try last.wait()]
        try read.get()
        if let code = codes.first(where: { $0 != 0 }) {
            throw .system(operation: "write", path: path, errno: code)
        }
        // Safe: the paths are valid C strings for the call.
        guard unsafe rename(temporary, target) == 0 else {
            throw .system(operation: "replace", path: path, errno: errno)
        }
        isCommitted = true
        try Self.syncFolder(of: target, path: path)
    }

    private static func syncFolder(of target: String, path: String) throws(SearchIndexError) {
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { $0 == target.startIndex ? "/" : String(target[..<$0]) } ?? "."
        // Safe: the path is a valid C string for the call.
        let descriptor = FileWriting.retrying {
            unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard descriptor >= 0 else { throw .notConfirmed(path: path, errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .notConfirmed(path: path, errno: errno) }
    }

    /// Opens the temporary file under its lock, and makes sure that it still has its name.
    private static func openLocked(
        _ temporary: String,
        path: String
    ) throws(SearchIndexError) -> CInt {
        for _ in 0..<100 {
            // Safe: the path is a valid C string for the call.
            let descriptor = FileWriting.retrying {
                unsafe open(
                    temporary,
                    O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK,
                    0o666
                )
            }
            guard descriptor >= 0 else {
                throw .system(operation: "create", path: path, errno: errno)
            }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
                let code = errno
                close(descriptor)
                if code == EWOULDBLOCK { throw .locked(path: path) }
                throw .system(operation: "lock", path: path, errno: code)
            }
            var held = stat()
            var named = stat()
            // Safe: the structures live on this stack frame.
            if unsafe fstat(descriptor, &held) == 0, unsafe stat(temporary, &named) == 0,
                held.st_ino == named.st_ino, held.st_dev == named.st_dev
            {
                guard held.st_mode & S_IFMT == S_IFREG else {
                    close(descriptor)
                    throw .system(operation: "create", path: path, errno: ENXIO)
                }
                return descriptor
            }
            // The one who held the lock has renamed or removed the file meanwhile.
            close(descriptor)
        }
        throw .locked(path: path)
    }

    /// The file that a symbolic link points to; the path itself if it is none.
    ///
    /// - Throws: `system` if the link leads nowhere; to replace the link itself would cut it off.
    private static func resolve(_ path: String) throws(SearchIndexError) -> String {
        var status = stat()
        // Safe: the structure lives on this stack frame.
        guard unsafe lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else {
            return path
        }
        // Safe: the path is a valid C string for the call.
        guard let resolved = unsafe realpath(path, nil) else {
            throw .system(operation: "follow", path: path, errno: errno)
        }
        // Safe: realpath returns a string from malloc, which is freed once.
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }
}
