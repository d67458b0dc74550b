internal import Glibc
internal import SearchIndex

/// What the tool asks of the operating system.
enum System {
    /// What names the same file under any path.
    struct FileIdentity: Hashable {
        var device: UInt
        var number: UInt
    }

    /// Makes a closed pipe and a full disk errors instead of signals, and takes the standard
    /// descriptors.
    ///
    /// If one were left closed, the next file opened would get its number, and results would be
    /// written into the index.
    static func prepare() {
        _ = signal(SIGPIPE, SIG_IGN)
        _ = signal(SIGXFSZ, SIG_IGN)
        for descriptor in CInt(0)...2 where fcntl(descriptor, F_GETFD) < 0 {
            // Safe: the path is a valid C string for the call.
            unsafe _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
    }

    /// Ends the process.
    static func exit(_ status: Int32) -> Never {
        Glibc.exit(status)
    }

    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: CInt) -> Bool {
        isatty(descriptor) == 1
    }

    /// The width of a terminal in columns, `nil` if it isn't known.
    static func columns(of descriptor: CInt) -> Int? {
        var size = winsize()
        // Safe: the call fills a structure of this frame, whose type fits the request.
        let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        return result == 0 && size.ws_col > 0 ? Int(size.ws_col) : nil
    }

    /// A variable of the environment, `nil` if it isn't set or empty.
    static func environment(_ name: String) -> String? {
        // Safe: the name is a valid C string for the call; the value is copied before anything could
        // change the environment.
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// Writes all of some bytes.
    ///
    /// - Returns: 0, or the error number of the write that failed.
    static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        var written = 0
        while written < bytes.count {
            // Safe: the range lies inside of the array, which lives for the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.unsafelyUnwrapped + written,
                    buffer.count - written
                )
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return count < 0 ? errno : EIO }
            written += count
        }
        return 0
    }

    /// The contents of a file.
    ///
    /// - Throws: As wrong usage, if the file can't be read.
    static func contents(of path: String) throws(Failure) -> [UInt8] {
        // Safe: the path is a valid C string for the call.
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw unreadable(path, "open") }
        defer { close(descriptor) }
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            // Safe: the call fills no more than the buffer, which lives for it.
            let count = unsafe buffer.withUnsafeMutableBytes { buffer in
                unsafe read(descriptor, buffer.baseAddress, buffer.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw unreadable(path, "read") }
            guard count > 0 else { return contents }
            contents += buffer[..<count]
        }
    }

    private static func unreadable(_ path: String, _ operation: String) -> Failure {
        .source(.system(operation: operation, path: path, errno: errno))
    }

    /// The identity of a file, links followed, and its length, which is `nil` if it isn't regular.
    static func file(at path: String) -> (identity: FileIdentity, size: Int?)? {
        var status = stat()
        // Safe: the path is a valid C string for the call, which fills a structure of this frame.
        guard unsafe stat(path, &status) == 0 else { return nil }
        let isRegular = status.st_mode & S_IFMT == S_IFREG
        return (
            FileIdentity(device: UInt(status.st_dev), number: UInt(status.st_ino)),
            isRegular ? Int(status.st_size) : nil
        )
    }

    /// The paths that match a pattern of the shell, in bytewise order.
    static func paths(matching pattern: String) -> [String] {
        // Safe: the structure begins empty and is freed once.
        var found = unsafe glob_t()
        defer { unsafe globfree(&found) }
        // Safe: the pattern is a valid C string for the call; no error handler is given.
        guard unsafe glob(pattern, 0, nil, &found) == 0 else { return [] }
        var paths: [String] = []
        // Safe: the call has filled `gl_pathc` places, each with a string that ends with 0.
        for place in unsafe 0..<Int(found.gl_pathc) {
            if let path = unsafe found.gl_pathv[place] {
                unsafe paths.append(String(cString: path))
            }
        }
        return paths
    }
}
