extension MarkupReader {
    /// The value of an attribute, character references resolved; `nil` if the tag has none.
    ///
    /// Complexity: O(length of the tag).
    func attribute(_ name: String, of tag: Tag) -> String? {
        let end = tag.attributes.upperBound
        let wanted = Array(name.utf8)
        var index = tag.attributes.lowerBound
        while index < end {
            while index < end, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "/") {
                index += 1
            }
            let start = index
            while index < end, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "=") { index += 1 }
            let found = start..<index
            while index < end, bytes[index] <= 0x20 { index += 1 }
            guard index < end, bytes[index] == UInt8(ascii: "=") else {
                if start == index { index += 1 }
                if isName(found, wanted) { return "" }
                continue
            }
            let value = value(from: index + 1, before: end)
            if isName(found, wanted) {
                var text: [UInt8] = []
                CharacterReferences.append(bytes, value.range, to: &text)
                return String(decoding: text, as: UTF8.self)
            }
            index = value.next
        }
        return nil
    }

    private func isName(_ range: Range<Int>, _ wanted: [UInt8]) -> Bool {
        guard range.count == wanted.count else { return false }
        return zip(bytes[range], wanted).allSatisfy { byte, wanted in
            byte == wanted || byte.isASCIILetter && byte | 0x20 == wanted
        }
    }

    /// The value behind an equals sign, and where the next attribute may begin.
    private func value(from start: Int, before end: Int) -> (range: Range<Int>, next: Int) {
        var index = start
        while index < end, bytes[index] <= 0x20 { index += 1 }
        guard index < end else { return (end..<end, end) }
        let quote = bytes[index]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            index += 1
            let first = index
            while index < end, bytes[index] != quote { index += 1 }
            return (first..<index, min(index + 1, end))
        }
        let first = index
        while index < end, bytes[index] > 0x20 { index += 1 }
        return (first..<index, index)
    }
}
