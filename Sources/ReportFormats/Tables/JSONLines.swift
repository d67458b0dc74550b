internal import SearchIndex

/// Reads a JSON object from each line (RFC 8259), as far as its outermost keys.
enum JSONLines {
    /// A record for each line that isn't blank, with the keys that are asked for.
    ///
    /// Of values that are arrays or objects nothing is taken. Complexity: O(*n*); depth costs
    /// nothing.
    static func read(
        _ bytes: [UInt8],
        _ columns: SourceColumns
    ) throws(TableFault) -> [TableRecord] {
        var fields: [String: [SourceColumns.Field]] = [:]
        for (field, name) in columns.names { fields[name, default: []].append(field) }
        var records: [TableRecord] = []
        for element in SourceText(plain: bytes).elements {
            var line = JSONLine(bytes, element.range)
            guard let members = line.members() else {
                throw TableFault(reason: "line \(element.line) is no JSON object")
            }
            var values: [SourceColumns.Field: String] = [:]
            for (name, value) in members {
                for field in fields[name] ?? [] { values[field] = value }
            }
            records.append(TableRecord(line: element.line, values: values))
        }
        guard records.contains(where: { $0.values[.text] != nil }) || records.isEmpty else {
            throw TableFault(reason: "has no key called '\(columns.names[.text] ?? "")'")
        }
        return records
    }
}

/// One object of JSON, read from its beginning to its end.
struct JSONLine {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        index = range.lowerBound
        end = range.upperBound
    }

    /// The members whose values are texts, numbers or truth values; `nil` if this is no object.
    mutating func members() -> [(name: String, value: String)]? {
        guard skip(UInt8(ascii: "{")) else { return nil }
        var members: [(String, String)] = []
        skipSpace()
        if skip(UInt8(ascii: "}")) { return isAtEnd ? members : nil }
        repeat {
            skipSpace()
            guard let name = string() else { return nil }
            skipSpace()
            guard skip(UInt8(ascii: ":")), let value = value() else { return nil }
            if let text = value.text { members.append((name, text)) }
            skipSpace()
        } while skip(UInt8(ascii: ","))
        guard skip(UInt8(ascii: "}")), isAtEnd else { return nil }
        return members
    }

    private var isAtEnd: Bool {
        bytes[index..<end].allSatisfy { $0 <= 0x20 }
    }

    private mutating func skipSpace() {
        while index < end, bytes[index] <= 0x20 { index += 1 }
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
        guard index < end, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// A value, whose text is `nil` for arrays, objects and `null`.
    private mutating func value() -> (text: String?, Void)? {
        skipSpace()
        guard index < end else { return nil }
        switch bytes[index] {
        case 0x22: return string().map { ($0, ()) }
        case UInt8(ascii: "{"), UInt8(ascii: "["): return skipNested() ? (nil, ()) : nil
        default:
            let start = index
            while index < end, !",}] \t".utf8.contains(bytes[index]) { index += 1 }
            let text = String(decoding: bytes[start..<index], as: UTF8.self)
            if text == "null" { return (nil, ()) }
            let isNumber = Double(text) != nil
            return isNumber || text == "true" || text == "false" ? (text, ()) : nil
        }
    }

    /// Passes over an array or an object by counting brackets.
    private mutating func skipNested() -> Bool {
        var depth = 0
        while index < end {
            switch bytes[index] {
            case 0x22:
                guard string() != nil else { return false }
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 {
                    index += 1
                    return true
                }
            default: break
            }
            index += 1
        }
        return false
    }

    /// A text in quotes, its escapes resolved.
    private mutating func string() -> String? {
        guard skip(0x22) else { return nil }
        var text: [UInt8] = []
        while index < end {
            let byte = bytes[index]
            index += 1
            if byte == 0x22 { return String(decoding: text, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            guard index < end, let scalar = escape() else { return nil }
            text += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        }
        return nil
    }

    private mutating func escape() -> Unicode.Scalar? {
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case 0x22, UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "u"): break
        default: return nil
        }
        guard let unit = hex() else { return nil }
        guard 0xD800..<0xDC00 ~= unit else { return Unicode.Scalar(unit) ?? "\u{FFFD}" }
        let behind = index
        guard skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")), let low = hex(),
            0xDC00..<0xE000 ~= low
        else {
            // Half a pair: what follows is read for itself.
            index = behind
            return "\u{FFFD}"
        }
        return Unicode.Scalar(0x1_0000 + (unit & 0x3FF) << 10 + low & 0x3FF)
    }

    private mutating func hex() -> UInt32? {
        guard index + 4 <= end else { return nil }
        let digits = String(decoding: bytes[index..<index + 4], as: UTF8.self)
        guard digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) else {
            return nil
        }
        index += 4
        return value
    }
}
