internal import Glibc

/// Writing to a file as far as the system lets it.
enum FileWriting {
    /// Appends all of some bytes.
    ///
    /// - Throws: `system` at the first write that fails.
    static func write(
        _ bytes: [UInt8],
        to descriptor: CInt,
        path: String
    ) throws(SearchIndexError) {
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
            guard count > 0 else {
                throw .system(operation: "write", path: path, errno: count < 0 ? errno : EIO)
            }
            written += count
        }
    }
}
