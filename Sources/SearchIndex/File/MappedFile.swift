internal import Glibc
internal import Synchronization

/// A read-only file mapped into memory for as long as the object lives.
///
/// Nothing is read until it is looked at. The file may be replaced by a rename or removed meanwhile:
/// the mapping keeps the old bytes. A file that is written to is another matter: ``isUnchanged`` tells
/// of it afterwards, and a file that is cut short takes the process with it (SIGBUS) when a page is read
/// that is gone.
@safe
final class MappedFile: Sendable {
    // Safe: set once, never written through, and unmapped only when no one holds the object.
    private nonisolated(unsafe) let base: UnsafeRawBufferPointer

    /// Stays open, because the path may name another file by and by.
    private let descriptor: CInt

    /// When the file was last written to before it was opened.
    private let written: timespec

    private let extents = AtomicLazyReference<ComparedExtents>()

    /// Maps a regular file.
    convenience init(path: String) throws(SearchIndexError) {
        // O_NONBLOCK: opening a pipe without a writer mustn't wait.
        // Safe: the path is a valid C string for the call.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw .system(operation: "open", path: path, errno: errno)
        }
        var isMapped = false
        defer { if !isMapped { close(descriptor) } }
        try self.init(owning: descriptor, path: path)
        isMapped = true
    }

    /// Maps a regular file that is open, and closes it in the end, but not if it can't be mapped.
    init(owning descriptor: CInt, path: String) throws(SearchIndexError) {
        var status = stat()
        // Safe: the structure lives on this stack frame.
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw .system(operation: "look at", path: path, errno: errno)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            if status.st_mode & S_IFMT == S_IFDIR {
                throw .system(operation: "open", path: path, errno: EISDIR)
            }
            throw .notAnIndex(path: path)
        }
        guard status.st_size > 0 else { throw .notAnIndex(path: path) }
        let count = Int(status.st_size)
        // Safe: the kernel chooses the address, and the result is checked before use.
        let start = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, descriptor, 0)
        guard let start = unsafe start, unsafe start != MAP_FAILED else {
            throw .system(operation: "map", path: path, errno: errno)
        }
        // Safe: exactly the bytes that were mapped.
        unsafe base = UnsafeRawBufferPointer(start: start, count: count)
        self.descriptor = descriptor
        written = status.st_mtim
    }

    deinit {
        // Safe: the pointer came from mmap, and no span of it outlives the object.
        unsafe _ = munmap(UnsafeMutableRawPointer(mutating: base.baseAddress), base.count)
        close(descriptor)
    }

    /// Begins to read some bytes from disk, and doesn't wait for them.
    ///
    /// Who touches a page that isn't in memory waits for as much around it as the kernel thinks right,
    /// megabytes on some machines. Who has it fetched before waits for the page alone.
    func fetch(_ range: Range<Int>) {
        // Safe: the object outlives the call.
        unsafe Self.fetch(range, of: base)
    }

    private static func fetch(_ range: Range<Int>, of base: UnsafeRawBufferPointer) {
        let range = range.clamped(to: 0..<base.count)
        let start = range.lowerBound & ~(Int(getpagesize()) &- 1)
        guard !range.isEmpty, let first = base.baseAddress else { return }
        // Safe: pages of what was mapped, which the advice doesn't change.
        unsafe _ = madvise(
            UnsafeMutableRawPointer(mutating: first + start),
            range.upperBound - start,
            MADV_WILLNEED
        )
    }

    /// Gives back the memory that some bytes take, in the process and in the system.
    ///
    /// To be called of a file that is about to be removed, which would take as long later on. What is
    /// looked at all the same is read from disk again; pages that other processes use stay.
    func forget(_ range: Range<Int>) {
        let mask = Int(getpagesize()) &- 1
        // Safe: the object outlives the call.
        let range = unsafe range.clamped(to: 0..<base.count)
        let (start, end) = ((range.lowerBound &+ mask) & ~mask, range.upperBound & ~mask)
        guard start < end, let first = unsafe base.baseAddress else { return }
        // Safe: pages of what was mapped, to be read from the file again.
        unsafe _ = madvise(
            UnsafeMutableRawPointer(mutating: first + start),
            end - start,
            MADV_DONTNEED
        )
        _ = posix_fadvise(descriptor, off_t(start), off_t(end - start), POSIX_FADV_DONTNEED)
    }

    /// Whether the file has its size and its time of writing still.
    var isUnchanged: Bool {
        var status = stat()
        // Safe: the structure lives on this stack frame; the count is that of the buffer.
        let (isRead, count) = unsafe (fstat(descriptor, &status) == 0, base.count)
        return isRead && Int(status.st_size) == count
            && status.st_mtim.tv_sec == written.tv_sec
            && status.st_mtim.tv_nsec == written.tv_nsec
    }

    /// The file's checksums, none of which is compared until something is read.
    ///
    /// - Parameter make: Makes their state with a function that begins to read bytes from disk; called for
    ///   the first time only.
    /// - Returns: A handle, to be used while the file is mapped.
    func checksums(
        _ make: (_ fetch: @escaping @Sendable (Range<Int>) -> Void) -> ComparedExtents
    ) -> Checksums {
        if let extents = extents.load() { return extents.checksums }
        // Safe: the function is called by who has a handle, and so while the file is mapped.
        nonisolated(unsafe) let base = unsafe base
        let made = make { (range: Range<Int>) in unsafe Self.fetch(range, of: base) }
        return extents.storeIfNil(made).checksums
    }

    /// Calls a function with the bytes of the file.
    @inline(__always)
    func withBytes<Result: ~Copyable, Failure: Error>(
        _ body: (RawSpan) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        // Safe: the object outlives the call, and a span can't leave it.
        try unsafe body(base.bytes)
    }
}
