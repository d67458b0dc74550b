internal import Glibc

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

    /// Whether an argument had to be mended to be a text.
    static var hasUnreadableArguments: Bool {
        // Only a mended one, or one that says so itself, holds this sign.
        guard CommandLine.arguments.contains(where: { $0.unicodeScalars.contains("\u{FFFD}") })
        else { return false }
        return (0..<Int(CommandLine.argc)).contains { place in
            // Safe: there are `argc` places, each with a string that ends with 0, and nothing
            // changes them.
            guard let argument = unsafe CommandLine.unsafeArgv[place] else { return false }
            return unsafe String(validatingCString: argument) == nil
        }
    }

    /// Ends the process.
    static func exit(_ status: Int32) -> Never {
        Glibc.exit(status)
    }

    /// Ends the process without waiting for what other threads do.
    static func exitAtOnce(_ status: Int32) -> Never {
        _exit(status)
    }

    /// Whether whoever started this process had it ignore a signal, as `nohup` does.
    static func ignores(_ number: CInt) -> Bool {
        var action = sigaction()
        // Safe: the call only fills a value of this frame, whose handler is a pointer in size.
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }

    /// Removes a file, if it is there.
    static func remove(_ path: String) {
        // Safe: the path is a valid C string for the call.
        unsafe _ = unlink(path)
    }

    /// The file to which symbolic links lead; the path itself if it leads nowhere.
    static func resolved(_ path: String) -> String {
        // Safe: the path is a valid C string for the call, and the result is freed once.
        guard let found = unsafe realpath(path, nil) else { return path }
        defer { unsafe free(found) }
        return unsafe String(cString: found)
    }

    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: CInt) -> Bool {
        isatty(descriptor) == 1
    }

    /// The rows and columns of a terminal, `nil` if they aren't known.
    static func size(of descriptor: CInt) -> (rows: Int, columns: Int)? {
        var size = winsize()
        // Safe: the call fills a structure of this frame, whose type fits the request.
        let result = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        guard result == 0, size.ws_col > 0, size.ws_row > 0 else { return nil }
        return (Int(size.ws_row), Int(size.ws_col))
    }

    /// A variable of the environment, `nil` if it isn't set or empty.
    static func environment(_ name: String) -> String? {
        // Safe: the name is a valid C string for the call; the value is copied before anything could
        // change the environment.
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// How often a call that a signal interrupts is tried again; one that always is must not hang.
    private static let patience = 100

    /// Writes all of some bytes.
    ///
    /// - Returns: 0, or the error number of the write that failed.
    static func write(_ bytes: [UInt8], to descriptor: CInt) -> CInt {
        var written = 0
        var interruptions = 0
        while written < bytes.count {
            // Safe: the range lies inside of the array, which lives for the call.
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.unsafelyUnwrapped + written,
                    buffer.count - written
                )
            }
            if count < 0, errno == EINTR, interruptions < patience {
                interruptions += 1
                continue
            }
            interruptions = 0
            if count < 0, errno == EAGAIN {
                // Who shares the descriptor doesn't want to wait; this tool does.
                var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                // Safe: the call reads and fills one structure of this frame.
                unsafe _ = poll(&wanted, 1, -1)
                continue
            }
            guard count > 0 else { return count < 0 ? errno : EIO }
            written += count
        }
        return 0
    }

    /// Tells what only closing a descriptor tells: that what was written didn't arrive.
    ///
    /// The descriptor stays open, so that no other file can take its number.
    ///
    /// - Returns: 0, or the error number.
    static func finishWriting(to descriptor: CInt) -> CInt {
        let other = dup(descriptor)
        // Nothing was written to a descriptor that isn't open, or a write would have failed.
        guard other >= 0 else { return 0 }
        return Glibc.close(other) == 0 || errno == EINTR ? 0 : errno
    }

    /// The bytes of a file, or of standard input.
    ///
    /// - Returns: The bytes, at least one more than the limit if there are more, and 0 or the number
    ///   of an error.
    static func contents(of path: String?, limit: Int) -> (bytes: [UInt8], errno: CInt) {
        var descriptor: CInt = 0
        if let path {
            // Safe: the path is a valid C string for the call.
            descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
            if descriptor < 0 { return ([], errno) }
        }
        defer { if path != nil { _ = Glibc.close(descriptor) } }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        var interruptions = 0
        while bytes.count <= limit {
            // Safe: the call fills no more than the array holds, which lives for the call.
            let count = unsafe piece.withUnsafeMutableBytes {
                unsafe read(descriptor, $0.baseAddress, $0.count)
            }
            if count < 0, errno == EINTR, interruptions < patience {
                interruptions += 1
                continue
            }
            interruptions = 0
            if count < 0 { return ([], errno) }
            if count == 0 { break }
            bytes += piece[..<count]
        }
        return (bytes, 0)
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
