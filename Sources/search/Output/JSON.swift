/// A value of JSON, written in one line with its members in the order in which they are given.
enum JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral,
    ExpressibleByDictionaryLiteral
{
    case null
    case text(String)
    case number(Int)
    case decimal(Double)
    case score(Float)
    case list([JSON])
    case object([(String, JSON)])

    init(stringLiteral value: String) { self = .text(value) }
    init(integerLiteral value: Int) { self = .number(value) }
    init(arrayLiteral elements: JSON...) { self = .list(elements) }
    init(dictionaryLiteral elements: (String, JSON)...) { self = .object(elements) }

    /// The line that stands for the value.
    var line: String {
        var line = ""
        append(to: &line)
        return line
    }

    /// The value as a cell of a table: a text as it is, nothing for `null`.
    var cell: String {
        switch self {
        case .null: ""
        case .text(let text): text
        default: line
        }
    }

    private func append(to line: inout String) {
        switch self {
        case .null: line += "null"
        case .text(let text): Self.append(text, to: &line)
        case .number(let number): line += "\(number)"
        case .decimal(let number): line += number.isFinite ? "\(number)" : "null"
        case .score(let number): line += number.isFinite ? "\(number)" : "null"
        case .list(let elements):
            line += "["
            for (place, element) in elements.enumerated() {
                if place > 0 { line += "," }
                element.append(to: &line)
            }
            line += "]"
        case .object(let members):
            line += "{"
            for (place, member) in members.enumerated() {
                if place > 0 { line += "," }
                Self.append(member.0, to: &line)
                line += ":"
                member.1.append(to: &line)
            }
            line += "}"
        }
    }

    /// Appends a string; what could harm a terminal or break a line is escaped, all else written as
    /// it is.
    private static func append(_ text: String, to line: inout String) {
        line += "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": line += "\\\""
            case "\\": line += "\\\\"
            case "\n": line += "\\n"
            case "\r": line += "\\r"
            case "\t": line += "\\t"
            case _ where scalar.isUnsafeOnTerminal:
                let digits = String(scalar.value, radix: 16)
                line += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: line.unicodeScalars.append(scalar)
            }
        }
        line += "\""
    }
}
