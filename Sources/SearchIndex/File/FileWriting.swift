internal import Glibc

/// Calls of the operating system that signals interrupt or that do less than was asked for.
enum FileWriting {
    /// How often a call that a signal interrupts is tried again; one that always is must not hang.
    private static let patience = 100

    /// Appends all of some bytes.
    ///
    /// - Throws: `system` at the first write that fails.
    static func write(
        _ bytes: [UInt8],
        to descriptor: CInt,
        path: String
    ) throws(SearchIndexError) {
        var offset = 0
        while offset < bytes.count {
            let count = retrying {
                // Safe: the range lies inside of the array, which lives for the call.
                unsafe bytes.withUnsafeBytes { buffer in
                    unsafe Glibc.write(
                        descriptor,
                        buffer.baseAddress.unsafelyUnwrapped + offset,
                        buffer.count - offset
                    )
                }
            }
            guard count > 0 else {
                throw .system(operation: "write", path: path, errno: count < 0 ? errno : EIO)
            }
            offset += count
        }
    }

    /// Puts bytes at the start of a file, over what is there.
    ///
    /// - Throws: `system` at the first write that fails.
    static func write(
        _ bytes: [UInt8],
        toStartOf descriptor: CInt,
        path: String
    ) throws(SearchIndexError) {
        var offset = 0
        while offset < bytes.count {
            let count = retrying {
                // Safe: the range lies inside of the array, which lives for the call.
                unsafe bytes.withUnsafeBytes { buffer in
                    unsafe pwrite(
                        descriptor,
                        buffer.baseAddress.unsafelyUnwrapped + offset,
                        buffer.count - offset,
                        off_t(offset)
                    )
                }
            }
            guard count > 0 else {
                throw .system(operation: "write", path: path, errno: count < 0 ? errno : EIO)
            }
            offset += count
        }
    }

    /// Does what a signal may interrupt, again if it was, and returns the last result.
    static func retrying<Result: BinaryInteger>(_ call: () -> Result) -> Result {
        for _ in 0..<patience {
            let result = call()
            guard result < 0, errno == EINTR else { return result }
        }
        return call()
    }
}
