internal import Glibc

/// Finding some bytes in others.
enum ByteSearch {
    /// The first place at or behind an offset where the needle stands; `nil` if there is none.
    ///
    /// - Complexity: O(length of the text), by the C library's own search.
    @inline(__always)
    static func first(_ needle: [UInt8], in text: [UInt8], from offset: Int) -> Int? {
        guard offset >= 0, !needle.isEmpty, needle.count <= text.count - offset else { return nil }
        // Safe: both arrays stay where they are inside of the closures and are read within their
        // counts; the result lies inside of the text.
        return unsafe text.withUnsafeBytes { text in
            unsafe needle.withUnsafeBytes { needle in
                let start = unsafe text.baseAddress.unsafelyUnwrapped
                let found = unsafe memmem(
                    start + offset,
                    text.count - offset,
                    needle.baseAddress.unsafelyUnwrapped,
                    needle.count
                )
                guard let found = unsafe found else { return nil }
                return unsafe UnsafeRawPointer(found) - start
            }
        }
    }
}
