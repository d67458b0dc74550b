/// A short text as characters, on which headings and titles are recognised.
typealias Scalars = [Unicode.Scalar]

extension Scalars {
    /// Replaces the contents by the characters of some bytes, of at most so many characters.
    ///
    /// Wide forms become ASCII (U+FF01 to U+FF5E), Thai digits become ASCII digits and any white
    /// space a space, one for one; bytes that are no UTF-8 become U+FFFD. Complexity: O(limit).
    /// - Returns: Whether all of the range went in.
    @discardableResult
    mutating func fold(_ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int) -> Bool {
        removeAll(keepingCapacity: true)
        var index = range.lowerBound
        while index < range.upperBound {
            guard count < limit else { return false }
            append(Self.next(&index, range.upperBound, bytes).folded)
        }
        return true
    }

    /// The characters of some bytes as they are, of at most so many.
    ///
    /// Complexity: O(limit).
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, limit: Int = .max) {
        self.init()
        var index = range.lowerBound
        while index < range.upperBound, count < limit {
            append(Self.next(&index, range.upperBound, bytes))
        }
    }

    /// Reads one character and moves on by one byte at least.
    static func next(_ index: inout Int, _ end: Int, _ bytes: Span<UInt8>) -> Unicode.Scalar {
        let first = bytes[index]
        index += 1
        if first < 0x80 { return Unicode.Scalar(first) }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard first >= 0xC2, index + length - 1 <= end else { return "\u{FFFD}" }
        var value = UInt32(first) & (0xFF >> UInt32(length + 1))
        for next in index..<(index + length - 1) {
            let byte = bytes[next]
            guard byte & 0xC0 == 0x80 else { return "\u{FFFD}" }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        index += length - 1
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }

    /// The text as a string.
    var string: String {
        // Bytes first, because a string that grows by characters takes several times as long.
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * count)
        for scalar in self {
            if scalar.isASCII {
                bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            } else {
                bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The characters of a string.
    init(_ text: String) {
        self = Array(text.unicodeScalars)
    }

    /// Whether the text at an index goes on with a string.
    ///
    /// Complexity: O(string).
    func has(_ text: String, at index: Int) -> Bool {
        guard index >= 0, index <= count else { return false }
        return self[index...].starts(with: text.unicodeScalars)
    }

    /// Whether the text ends with a string.
    ///
    /// Complexity: O(string).
    func ends(with text: String) -> Bool {
        has(text, at: count - text.unicodeScalars.count)
    }

    /// The index of the first occurrence of a string at or after an index.
    func index(of text: String, from start: Int = 0) -> Int? {
        let length = text.unicodeScalars.count
        guard start >= 0, length > 0, start + length <= count else { return nil }
        return (start...(count - length)).first { has(text, at: $0) }
    }

    /// Whether a string occurs in the text.
    func contains(_ text: String) -> Bool {
        index(of: text) != nil
    }

    /// The text without spaces at both ends.
    var trimmed: Scalars {
        guard let first = firstIndex(where: { !$0.isSpace }),
            let last = lastIndex(where: { !$0.isSpace })
        else { return [] }
        return Array(self[first...last])
    }
}
