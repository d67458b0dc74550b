internal import Glibc

@testable import SearchIndex

/// What tests do with files besides reading and writing indexes; false or nil where it fails.
enum FileSystem {
    static func makeFolder(_ path: String) -> Bool { unsafe mkdir(path, 0o700) == 0 }

    static func makePipe(_ path: String) -> Bool { unsafe mkfifo(path, 0o600) == 0 }

    static func makeLink(_ path: String, to target: String) -> Bool {
        unsafe symlink(target, path) == 0
    }

    static func truncate(_ path: String, to count: Int) -> Bool {
        unsafe Glibc.truncate(path, count) == 0
    }

    /// Puts some bytes over others in place, as no one should.
    static func overwrite(_ path: String, with bytes: [UInt8], at offset: Int) -> Bool {
        let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
        defer { close(descriptor) }
        return unsafe bytes.withUnsafeBytes {
            unsafe pwrite(descriptor, $0.baseAddress, $0.count, offset) == bytes.count
        }
    }

    /// Sets when a file was last written to, in seconds.
    static func setTimes(of path: String, to seconds: Int) -> Bool {
        let time = timespec(tv_sec: seconds, tv_nsec: 0)
        return unsafe utimensat(AT_FDCWD, path, [time, time], 0) == 0
    }

    static func remove(_ path: String) -> Bool { unsafe unlink(path) == 0 }

    static func setMode(of path: String, to mode: mode_t) -> Bool { unsafe chmod(path, mode) == 0 }

    /// The kind and the permissions of a file; those of a link itself.
    static func mode(of path: String) -> mode_t? {
        var status = stat()
        return unsafe lstat(path, &status) == 0 ? status.st_mode : nil
    }

    static func isLink(_ path: String) -> Bool { (mode(of: path) ?? 0) & S_IFMT == S_IFLNK }

    /// The bytes of a file that isn't empty.
    static func read(_ path: String) -> [UInt8]? {
        try? MappedFile(path: path).withBytes { $0.copied() }
    }

    /// Makes a process whose user may do anything that of one who may not.
    static func dropPrivileges() -> Bool { geteuid() != 0 || setuid(65534) == 0 }

    /// Lets files of this process grow to a size only.
    static func limitFiles(to size: Int) -> Bool {
        signal(SIGXFSZ, SIG_IGN)
        var limit = rlimit(rlim_cur: rlim_t(size), rlim_max: rlim_t(size))
        return unsafe setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0
    }

    static func enter(_ folder: String) -> Bool { unsafe chdir(folder) == 0 }
}

extension AtomicFile {
    /// Puts a file with some bytes in the place of a path.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = try AtomicFile(path: path)
        try file.write(bytes)
        try file.commit()
    }
}
