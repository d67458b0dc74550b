internal import Glibc

@testable import SearchIndex

/// A file whose bytes a test changes one by one; gone when the value is.
struct ScratchFile: ~Copyable {
    let path: String
    private let descriptor: CInt

    /// Creates a file with some bytes under a name of its own.
    init(_ bytes: [UInt8]) throws {
        let path = Self.newPath()
        let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw SearchIndexError.system(operation: "create", path: path, errno: errno)
        }
        self.path = path
        self.descriptor = descriptor
        write(bytes, at: 0)
    }

    deinit {
        close(descriptor)
        unsafe _ = unlink(path)
    }

    /// Puts some bytes over others.
    func write(_ bytes: [UInt8], at offset: Int) {
        unsafe bytes.withUnsafeBytes {
            let count = unsafe pwrite(descriptor, $0.baseAddress, $0.count, offset)
            precondition(count == bytes.count)
        }
    }

    /// Cuts the file or lengthens it with zeros.
    func truncate(to count: Int) {
        precondition(ftruncate(descriptor, count) == 0)
    }

    /// Calls a function with a path at which there is no file, and removes what it leaves there.
    static func withPath<Result>(_ body: (String) throws -> Result) throws -> Result {
        let path = newPath()
        defer { unsafe _ = unlink(path) }
        return try body(path)
    }

    private static func newPath() -> String {
        "/tmp/search-test-\(getpid())-\(UInt64.random(in: .min ... .max)).idx"
    }
}
