/// Reads the syntax of regular expressions.
///
///     choice     = sequence { "|" sequence }
///     sequence   = { atom [ quantifier ] }
///     quantifier = ( "*" | "+" | "?" | "{" m [ "," [ n ] ] "}" ) [ "?" ]
///     atom       = "." | "^" | "$" | class | escape | "(" [ "?:" ] choice ")" | any other character
///     class      = "[" [ "^" ] { escape | character [ "-" character ] } "]"
///
/// As in Perl, a `{` that begins no quantifier stands for itself, and so does a `]` that comes first
/// in a class.
struct RegexParser {
    static let depthLimit = 200

    let scalars: [Unicode.Scalar]
    let ignoresCase: Bool
    var position = 0
    var sets = RegexSets()
    private var depth = 0

    init(_ pattern: String, ignoresCase: Bool) {
        scalars = Array(pattern.unicodeScalars)
        self.ignoresCase = ignoresCase
    }

    /// The tree of the whole pattern.
    ///
    /// - Complexity: O(length of the pattern), classes with properties aside.
    mutating func parse() throws(RegexError) -> RegexNode {
        let node = try parseChoice()
        guard next == nil else {
            throw RegexError(reason: .unmatchedParenthesis, position: position)
        }
        return node
    }

    var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    /// Moves behind a character if it comes next.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    private mutating func parseChoice() throws(RegexError) -> RegexNode {
        var alternatives = [try parseSequence()]
        while take("|") { alternatives.append(try parseSequence()) }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func parseSequence() throws(RegexError) -> RegexNode {
        var parts: [RegexNode] = []
        while let scalar = next, scalar != "|", scalar != ")" {
            let start = position
            let atom = try parseAtom()
            let part = try parseQuantifier(of: atom, from: start)
            if part != .empty { parts.append(part) }
        }
        switch parts.count {
        case 0: return .empty
        case 1: return parts[0]
        default: return .sequence(parts)
        }
    }

    private mutating func parseAtom() throws(RegexError) -> RegexNode {
        let start = position
        guard let scalar = next else { return .empty }
        position += 1
        switch scalar {
        case ".": return .set(try sets.number(of: ["."], at: start) { ScalarSet(0x0A).inverted })
        case "^": return .textStart
        case "$": return .textEnd
        case "(": return try parseGroup(from: start)
        case "[": return try parseClass(from: start)
        case "\\":
            switch try parseEscape(from: start) {
            case .scalar(let scalar): return .scalar(scalar)
            case .set(let number): return .set(number)
            }
        case "*", "+", "?": throw RegexError(reason: .nothingToRepeat, position: start)
        default: return .scalar(scalar.value)
        }
    }

    private mutating func parseGroup(from start: Int) throws(RegexError) -> RegexNode {
        guard depth < Self.depthLimit else {
            throw RegexError(reason: .tooDeep(limit: Self.depthLimit), position: start)
        }
        if take("?"), !take(":") {
            throw RegexError(reason: .unsupported(groupKind), position: start)
        }
        depth += 1
        let node = try parseChoice()
        depth -= 1
        guard take(")") else { throw RegexError(reason: .unclosedGroup, position: start) }
        return node
    }

    /// What a group is that begins with `(?`, for messages.
    private var groupKind: String {
        let following = position + 1 < scalars.count ? scalars[position + 1] : nil
        return switch next {
        case "=", "!": "looking ahead"
        case "<" where following == "=" || following == "!": "looking behind"
        case "<", "P", "'": "a named group"
        case ">": "an atomic group"
        default: "this kind of group"
        }
    }

    private mutating func parseQuantifier(
        of atom: RegexNode,
        from start: Int
    ) throws(RegexError) -> RegexNode {
        let place = position
        guard let (least, most) = parseBounds() else { return atom }
        if let most, most < least { throw RegexError(reason: .reversedBounds, position: place) }
        let isLazy = take("?")
        if next == "+" {
            throw RegexError(reason: .unsupported("a possessive repetition"), position: position)
        }
        let again = position
        if parseBounds() != nil { throw RegexError(reason: .nothingToRepeat, position: again) }
        if atom == .empty || most == 0 { return .empty }
        return .repetition(atom, least: least, most: most, isLazy: isLazy)
    }

    /// The bounds of a quantifier that comes next; `nil` if none does.
    private mutating func parseBounds() -> (least: Int, most: Int?)? {
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        let start = position
        if take("{"), let least = parseNumber() {
            if take("}") { return (least, least) }
            if take(",") {
                if take("}") { return (least, nil) }
                if let most = parseNumber(), take("}") { return (least, most) }
            }
        }
        position = start
        return nil
    }

    /// A decimal number; large ones count as one that no pattern can have as many states as.
    private mutating func parseNumber() -> Int? {
        var number: Int?
        while let digit = next, "0"..."9" ~= digit {
            number = min(1_000_000, (number ?? 0) * 10 + Int(digit.value - 0x30))
            position += 1
        }
        return number
    }
}
