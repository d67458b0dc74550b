/// Bytes as the documents print them.
enum Hex {
    /// The bytes in a line.
    static let lineCount = 16

    /// A place in a file.
    static func offset(_ offset: Int) -> String {
        let digits = String(offset, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    static func byte(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    /// Lines of a field: its offset, its bytes, and behind the first of them what they say.
    static func lines(of field: FormatWalk.Field, in bytes: [UInt8]) -> [String] {
        let range = field.range
        return stride(from: range.lowerBound, to: range.upperBound, by: lineCount).map { start in
            let part = bytes[start..<min(start + lineCount, range.upperBound)]
            let hex = part.map { byte($0) }.joined(separator: " ")
            guard start == range.lowerBound else { return "\(offset(start))  \(hex)" }
            let gap = String(repeating: " ", count: 3 * lineCount - 1 - hex.count)
            return "\(offset(start))  \(hex)\(gap)  \(field.meaning)"
        }
    }

    /// The bytes of such lines.
    ///
    /// - Throws: `FormatWalk.Mismatch` where a line doesn't begin with the offset of its bytes.
    static func bytes(of lines: [String]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for line in lines {
            let fields = line.split(separator: " ", omittingEmptySubsequences: false)
            guard fields.count > 2, Int(fields[0], radix: 16) == bytes.count, fields[1].isEmpty
            else {
                throw FormatWalk.Mismatch(offset: bytes.count, reason: "no line of bytes: \(line)")
            }
            // Two spaces end the bytes.
            bytes += fields[2...].prefix { !$0.isEmpty }.compactMap { UInt8($0, radix: 16) }
        }
        return bytes
    }

    /// A number of things.
    static func count(_ count: Int, _ one: String, _ many: String? = nil) -> String {
        "\(count) \(count == 1 ? one : many ?? one + "s")"
    }

    /// Some bytes of text; white space in quotes.
    static func text(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.contains { $0.isWhitespace } || text.isEmpty ? "\"\(text)\"" : text
    }
}
