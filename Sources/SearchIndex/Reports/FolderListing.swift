internal import Glibc

/// The names in a folder, and what the system tells about a path.
enum FolderListing {
    /// The names of the entries in bytewise order, without `.` and `..`.
    ///
    /// Complexity: O(*n* log *n*) for *n* entries.
    static func names(
        in folder: SourcePath,
        followingLinks: Bool
    ) throws(SystemFailure) -> [[UInt8]] {
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_DIRECTORY
        // Safe: the bytes end with 0 and outlive the call.
        let descriptor = unsafe try folder.calling("open") { name in
            unsafe open(name, followingLinks ? flags : flags | O_NOFOLLOW)
        }
        // Safe: the stream takes over the descriptor and is closed on every way out.
        guard let stream = unsafe fdopendir(descriptor) else {
            let failure = SystemFailure(operation: "fdopendir", errno: errno)
            close(descriptor)
            throw failure
        }
        defer { unsafe closedir(stream) }

        var names: [[UInt8]] = []
        while true {
            errno = 0
            // Safe: the entry is used before the next call, which may reuse its memory.
            guard let entry = unsafe readdir(stream) else { break }
            let name = unsafe bytes(ofNameIn: entry)
            if name != dot, name != dotDot { names.append(name) }
        }
        guard errno == 0 else { throw SystemFailure(operation: "readdir", errno: errno) }
        names.sort { $0.lexicographicallyPrecedes($1) }
        return names
    }

    /// What the system tells about a path; links are followed only on request.
    ///
    /// Complexity: O(1).
    static func status(
        of path: SourcePath,
        followingLinks: Bool
    ) throws(SystemFailure) -> FileStatus {
        var status = stat()
        // Safe: the bytes end with 0, and the call fills a value of this frame.
        _ = unsafe try path.calling("stat") { name in
            unsafe followingLinks ? stat(name, &status) : lstat(name, &status)
        }
        return FileStatus(status)
    }

    /// The time by the clock of the system, in nanoseconds since 1970.
    static var now: Int? {
        var time = timespec()
        // Safe: the call fills a value of this frame.
        guard unsafe clock_gettime(CLOCK_REALTIME, &time) == 0 else { return nil }
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    private static let dot = [UInt8(ascii: ".")]
    private static let dotDot = [UInt8(ascii: "."), UInt8(ascii: ".")]

    /// Copies the name, which ends with 0 and may be longer than its declared field.
    private static func bytes(ofNameIn entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return [] }
        // Safe: the C library ends every name with 0 inside the entry's record.
        let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: length))
    }
}
