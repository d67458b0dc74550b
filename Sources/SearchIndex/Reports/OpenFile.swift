internal import Glibc

/// A file that is open for reading, and closed with its owner.
struct OpenFile: ~Copyable {
    private let descriptor: CInt

    /// Opens a file without ever waiting for a writer at the other end.
    ///
    /// The status is taken from the open file, so nothing can be swapped in between.
    init(_ path: SourcePath, followingLinks: Bool) throws(SystemFailure) {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        // Safe: the bytes end with 0 and outlive the call.
        descriptor = unsafe try path.calling("open") { name in
            unsafe open(name, followingLinks ? flags : flags | O_NOFOLLOW)
        }
    }

    deinit {
        close(descriptor)
    }

    /// What the system tells about the open file.
    func status() throws(SystemFailure) -> FileStatus {
        var status = stat()
        // Safe: the call fills a value of this frame.
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw SystemFailure(operation: "fstat", errno: errno)
        }
        return FileStatus(status)
    }

    /// Moves back to the start of the file.
    func rewind() throws(SystemFailure) {
        guard lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw SystemFailure(operation: "lseek", errno: errno)
        }
    }

    /// Reads until the array holds so many bytes or the file ends.
    ///
    /// Complexity: O(bytes read), and no more room than asked for.
    /// - Returns: The number of bytes read, less than asked for only at the end of the file.
    @discardableResult
    func read(upTo count: Int, into bytes: inout [UInt8]) throws(SystemFailure) -> Int {
        var failure: CInt = 0
        // A call that a signal interrupts is tried again; one that always is must not hang.
        var patience = 100
        // Safe: the buffer has room for `count` bytes, and `filled` never passes what was written.
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let room = unsafe buffer.baseAddress.map { unsafe $0 + filled }
                let got = unsafe Glibc.read(descriptor, room, count - filled)
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    break
                } else if errno != EINTR || patience == 0 {
                    failure = errno
                    break
                } else {
                    patience -= 1
                }
            }
        }
        guard failure == 0 else { throw SystemFailure(operation: "read", errno: failure) }
        if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
        return chunk.count
    }

    /// Whether a test holds for all pieces of the file, which several threads read.
    ///
    /// - Parameters:
    ///   - size: The size of the file.
    ///   - length: The bytes of a piece; the last is as long as is left.
    ///   - overlap: How many bytes of the next piece stand behind each.
    ///   - threads: The number of threads.
    ///   - test: Gets the bytes of a piece, and whether it is the first.
    /// - Returns: `false` as well if a piece can't be read.
    /// - Complexity: O(size).
    func allPieces(
        ofSize size: Int,
        length: Int,
        overlap: Int,
        threads: Int,
        satisfy test: @escaping @Sendable (_ bytes: [UInt8], _ isFirst: Bool) -> Bool
    ) -> Bool {
        let descriptor = descriptor
        let count = (size + length - 1) / length
        let results = try? Parallel.map(count, threads: threads) { index, _ in
            let start = index * length
            let wanted = min(length + overlap, size - start)
            // Safe: the buffer has room for `wanted` bytes, and as many are told as were read.
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
                let got = unsafe pread(descriptor, buffer.baseAddress, wanted, off_t(start))
                filled = max(0, got)
            }
            return bytes.count == wanted && test(bytes, index == 0)
        }
        return results?.allSatisfy(\.self) ?? false
    }
}

extension SourcePath {
    /// Calls the system with the path as a C string.
    ///
    /// A path that holds a zero byte names no file, and never a shorter one.
    /// - Returns: What the call returned, which isn't negative.
    func calling(
        _ operation: String,
        _ call: (UnsafePointer<CChar>) -> CInt
    ) throws(SystemFailure) -> CInt {
        guard !bytes.contains(0) else { throw SystemFailure(operation: operation, errno: ENOENT) }
        var failure: CInt = 0
        // Safe: the buffer isn't empty, ends with 0, and outlives the call.
        let result = unsafe (bytes.map(CChar.init(bitPattern:)) + [0]).withUnsafeBufferPointer {
            buffer in
            let result = unsafe call(buffer.baseAddress.unsafelyUnwrapped)
            failure = errno
            return result
        }
        guard result >= 0 else { throw SystemFailure(operation: operation, errno: failure) }
        return result
    }
}

extension FileStatus {
    /// Takes over what is needed from the system's structure.
    init(_ status: stat) {
        let kind: Kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .regular
            case S_IFDIR: .folder
            case S_IFLNK: .symbolicLink
            case S_IFIFO: .fifo
            case S_IFSOCK: .socket
            case S_IFCHR, S_IFBLK: .device
            default: .other
            }
        self.init(
            kind: kind,
            identity: Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino)),
            size: max(0, Int(status.st_size)),
            modified: Self.nanoseconds(status.st_mtim),
            changed: Self.nanoseconds(status.st_ctim)
        )
    }

    private static func nanoseconds(_ time: timespec) -> Int {
        Int(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000).partialValue
            &+ Int(time.tv_nsec)
    }
}
