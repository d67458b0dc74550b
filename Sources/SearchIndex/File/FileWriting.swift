internal import Glibc

/// Calls of the operating system that signals interrupt or that do less than was asked for.
enum FileWriting {
    /// How often a call that a signal interrupts is tried again; one that always is must not hang.
    private static let patience = 100

    /// Appends all of some bytes.
    ///
    /// - Throws: `system` at the first write that fails.
    static func write(
        _ bytes: RawSpan,
        to descriptor: CInt,
        path: String
    ) throws(SearchIndexError) {
        // Safe: the calls see the bytes only while they run.
        unsafe try writeAll(bytes, path: path) { rest, _ in
            // Safe: the buffer lives for the call and is given with its count.
            unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
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
        // Safe: the calls see the bytes only while they run.
        try bytes.withRawSpan { (bytes) throws(SearchIndexError) in
            unsafe try writeAll(bytes, path: path) { rest, offset in
                // Safe: the buffer lives for the call and is given with its count.
                unsafe pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset))
            }
        }
    }

    /// Calls a function that writes the beginning of what is left, until nothing is.
    private static func writeAll(
        _ bytes: RawSpan,
        path: String,
        _ call: (_ rest: UnsafeRawBufferPointer, _ offset: Int) -> Int
    ) throws(SearchIndexError) {
        var offset = 0
        while offset < bytes.byteCount {
            let count = retrying {
                // Safe: the rest lies inside of the bytes, which live for the call.
                unsafe bytes.withUnsafeBytes { buffer in
                    unsafe call(UnsafeRawBufferPointer(rebasing: buffer[offset...]), offset)
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
