extension UTF8Check {
    /// Whether a file is valid, and has no byte order mark of another encoding.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - size: Its size.
    ///   - pieceSize: The bytes that a thread looks at at a time.
    ///   - threads: The number of threads.
    /// - Returns: `false` also if the file can't be read; who reads it in order sees why.
    /// - Complexity: O(size).
    static func passes(
        _ file: borrowing OpenFile,
        size: Int,
        pieceSize: Int,
        threads: Int
    ) -> Bool {
        file.allPieces(
            ofSize: size,
            length: pieceSize,
            overlap: longestRest,
            threads: threads
        ) { bytes, isFirst in
            if isFirst, TextDecoder.refusal(ofMarkIn: bytes.span) != nil { return false }
            // What remains of a character belongs to the piece in which it begins.
            let start = isFirst ? 0 : rest(of: bytes, at: 0)
            let end = pieceSize + rest(of: bytes, at: pieceSize)
            return isValid(bytes.span.extracting(min(start, bytes.count)..<min(end, bytes.count)))
        }
    }

    /// The most bytes of a character behind its first.
    private static let longestRest = 3

    /// The bytes at an offset that go on with a character, three at most.
    private static func rest(of bytes: [UInt8], at offset: Int) -> Int {
        bytes.dropFirst(offset).prefix(longestRest).prefix { $0 & 0xC0 == 0x80 }.count
    }

    private static func isValid(_ bytes: Span<UInt8>) -> Bool {
        var check = Self()
        do throws(Fault) {
            try check.take(bytes)
            try check.finish()
            return true
        } catch {
            return false
        }
    }
}
