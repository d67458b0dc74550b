/// Writes a query as text that reads back as it was.
struct QueryPrinter {
    /// The places of the grammar, from the loosest; what doesn't fit a place goes into brackets.
    enum Level: Int, Comparable {
        case any
        case all
        case signed
        case near
        case weighed
        case operand

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    private(set) var text = String.UnicodeScalarView()

    mutating func print(_ query: Query, at level: Level) {
        guard level <= Self.level(of: query) else {
            write("(")
            print(query, at: .any)
            write(")")
            return
        }
        switch query {
        case .everything: write("*")
        case .nothing: break
        case .text(let words): printText(words)
        case .phrase(let phrase): printPhrase(phrase)
        case .pattern(let pattern): printPattern(pattern)
        case .regex(let pattern, let flags): printRegex(pattern, flags)
        case .near(let parts, let distance, let ordered):
            printList(parts, " \(ordered ? "ADJ" : "NEAR")/\(distance) ", at: .operand)
        case .and(let parts): printAll(parts)
        case .or(let parts): printList(parts, " OR ", at: .all)
        case .not(let part):
            write("-")
            print(part, at: .near)
        case .boosted(let part, let weight):
            print(part, at: .operand)
            write("^\(Self.number(weight))")
        case .field(let field, let part):
            write("\(field.rawValue):")
            print(part, at: .operand)
        case .range(let field, let lower, let upper):
            write("\(field.rawValue):")
            write(Self.range(of: field, lower, upper))
        }
    }

    /// The tightest place into which a query fits without brackets.
    private static func level(of query: Query) -> Level {
        switch query {
        case .or: .any
        case .and: .all
        case .not: .signed
        case .text(let words): words.unicodeScalars.contains(" ") ? .signed : .operand
        case .near: .near
        case .boosted: .weighed
        case .everything, .nothing, .phrase, .pattern, .regex, .field, .range: .operand
        }
    }

    private mutating func write(_ part: String) {
        text.append(contentsOf: part.unicodeScalars)
    }

    private mutating func printList(_ parts: [Query], _ separator: String, at level: Level) {
        for (index, part) in parts.enumerated() {
            if index > 0 { write(separator) }
            print(part, at: level)
        }
    }

    /// Writes a conjunction; only texts side by side need the operator, or they would be one text.
    private mutating func printAll(_ parts: [Query]) {
        var isAfterText = false
        for (index, part) in parts.enumerated() {
            var isText = false
            if case .text = part { isText = true }
            if index > 0 { write(isText && isAfterText ? " AND " : " ") }
            print(part, at: .signed)
            isAfterText = isText
        }
    }

    private mutating func printText(_ words: String) {
        for (index, word) in words.unicodeScalars.split(separator: " ").enumerated() {
            if index > 0 { write(" ") }
            if QuerySyntax.looksLikeSyntax(Array(word)) { write("\\") }
            text.append(contentsOf: word)
        }
    }

    private mutating func printPhrase(_ phrase: Query.Phrase) {
        write("\"")
        for scalar in phrase.text.unicodeScalars {
            if scalar == "\"" || scalar == "＂" || scalar == "\\" { write("\\") }
            text.append(scalar)
        }
        write("\"")
        if phrase.slop > 0 { write("~\(phrase.slop)") }
        if phrase.lastIsPrefix { write("*") }
    }

    private mutating func printPattern(_ pattern: Query.Pattern) {
        var isProtected = false
        for scalar in pattern.text.unicodeScalars {
            if isProtected {
                isProtected = false
            } else if scalar == "\\" {
                isProtected = true
            } else if scalar != "*", scalar != "?", !QuerySyntax.isContent(scalar) {
                write("\\")
            }
            text.append(scalar)
        }
        if pattern.edits > 0 { write("~\(pattern.edits)") }
    }

    private mutating func printRegex(_ pattern: String, _ flags: String) {
        write("/")
        var isProtected = false
        for scalar in pattern.unicodeScalars {
            if !isProtected, QuerySyntax.narrow(scalar) == "/" { write("\\") }
            isProtected = !isProtected && scalar == "\\"
            text.append(scalar)
        }
        write("/\(flags)")
    }

    private static func range(
        of field: Query.Field,
        _ lower: Query.Bound?,
        _ upper: Query.Bound?
    ) -> String {
        switch (lower, upper) {
        case (nil, nil): return "*"
        case (let lower?, nil): return "\(lower.isInclusive ? ">=" : ">")\(lower.value)"
        case (nil, let upper?): return "\(upper.isInclusive ? "<=" : "<")\(upper.value)"
        case (let lower?, let upper?):
            if lower.isInclusive, upper.isInclusive {
                let isOne = field.isCalendar && lower == upper
                return isOne ? lower.value : "\(lower.value)..\(upper.value)"
            }
            let open = lower.isInclusive ? "[" : "{"
            let close = upper.isInclusive ? "]" : "}"
            return "\(open)\(lower.value) TO \(upper.value)\(close)"
        }
    }

    /// A number without a point, if it is whole.
    static func number(_ value: Double) -> String {
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
}

extension QuerySyntax {
    /// Whether a plain word would be read as an operator or as the name or value of a field.
    static func looksLikeSyntax(_ word: [Unicode.Scalar]) -> Bool {
        if operatorName(word) != nil || zip(word, word.dropFirst()).contains(where: isPoints) {
            return true
        }
        if misspeltField(word[...]) != nil { return true }
        guard let length = fieldNameLength(word[...]) else { return false }
        return Query.Field(name: fieldName(word[..<length])) != nil
    }

    private static func isPoints(_ pair: (Unicode.Scalar, Unicode.Scalar)) -> Bool {
        narrow(pair.0) == "." && narrow(pair.1) == "."
    }
}
