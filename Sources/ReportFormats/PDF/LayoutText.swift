internal import SearchIndex

/// Takes the output of a converter apart: lines, and pages that end with form feeds.
enum LayoutText {
    /// The lines of a text with their numbers and pages; what is no UTF-8 is replaced by U+FFFD.
    ///
    /// Complexity: O(*n*).
    static func read(_ output: [UInt8]) -> SourceText {
        // A copy that costs little beside the conversion, and mends what is broken.
        let bytes = Array(String(decoding: output, as: UTF8.self).utf8)
        let plain = SourceText(plain: bytes)
        var source = SourceText(bytes)
        var page = 1
        var seen = 0
        for line in plain.elements {
            for index in seen..<line.range.lowerBound where bytes[index] == 0x0C { page += 1 }
            seen = line.range.lowerBound
            source.append(SourceElement(.layoutLine, line.range, line: line.line, page: page))
        }
        return source
    }
}
