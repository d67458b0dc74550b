internal import CICU

/// ICU's guesses at encodings of one byte a character.
///
/// It compares groups of three letters with those of languages. Encodings of several bytes are
/// told apart by `DoubleByteScan`, which needs less text.
enum CharsetDetector {
    /// The least confidence of ICU, from 0 to 100, with which a guess is worth trying.
    private static let leastConfidence: Int32 = 10

    /// The number of bytes that ICU looks at.
    private static let sampleSize = 8000

    /// The encodings of one byte a character that a text may be in, the likeliest first.
    ///
    /// Complexity: O(*n*) to find the lines that tell, O(1) for ICU.
    static func singleByteEncodings(of bytes: [UInt8]) -> [TextEncoding] {
        let sample = sample(of: bytes)
        var status = U_ZERO_ERROR
        // Safe: the detector is closed on every way out.
        guard let detector = unsafe cicu_openDetector(&status), status.rawValue <= 0 else {
            return []
        }
        defer { unsafe cicu_closeDetector(detector) }
        var count: Int32 = 0
        var names: [String] = []
        // Safe: the sample stays where it is until the guesses are copied, and the count is that of
        // the guesses, none of which is used after the detector.
        unsafe sample.withUnsafeBytes { buffer in
            guard let start = unsafe buffer.assumingMemoryBound(to: CChar.self).baseAddress,
                let guesses = unsafe cicu_guesses(
                    detector,
                    start,
                    Int32(buffer.count),
                    &count,
                    &status
                )
            else { return }
            for index in 0..<Int(count) where unsafe confidence(guesses[index]) {
                // Safe: the name is a string of ICU's own.
                if let name = unsafe cicu_guessName(guesses[index]) {
                    unsafe names.append(String(cString: name))
                }
            }
        }
        return names.filter(isSingleByte).map {
            TextEncoding($0 == "ISO-8859-1" ? "windows-1252" : $0)
        }
    }

    private static func confidence(_ guess: OpaquePointer) -> Bool {
        // Safe: the guess belongs to a detector that is still open.
        unsafe cicu_guessConfidence(guess) >= leastConfidence
    }

    private static func isSingleByte(_ name: String) -> Bool {
        name.hasPrefix("ISO-8859-") || name.hasPrefix("windows-") || name.hasPrefix("KOI8")
    }

    /// The lines that hold more than ASCII, up to what ICU looks at.
    private static func sample(of bytes: [UInt8]) -> [UInt8] {
        var sample: [UInt8] = []
        var start = 0
        while start < bytes.count, sample.count < sampleSize {
            var end = start
            var tells = false
            while end < bytes.count, bytes[end] != 0x0A {
                if bytes[end] >= 0x80 { tells = true }
                end += 1
            }
            if tells { sample += bytes[start..<min(end + 1, start + sampleSize, bytes.count)] }
            start = end + 1
        }
        return sample
    }
}
