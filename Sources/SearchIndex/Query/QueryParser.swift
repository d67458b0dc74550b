/// Puts the pieces of a query together.
///
/// The grammar, in which `AND` binds tighter than `OR` and nothing between two parts means `AND`:
///
///     any     = all { "OR" all }
///     all     = signed { [ "AND" ] signed }
///     signed  = { "NOT" | "+" } near
///     near    = weighed { ( "NEAR" | "ADJ" ) weighed }
///     weighed = operand { "^" number }
///     operand = "(" any ")" | field operand | word | leaf
///
/// An operator without operands is a word, or nothing if it is a symbol. Each function takes one
/// token at least, unless there is none for it; recursion goes only into groups, whose depth the
/// lexer limits.
struct QueryParser {
    /// How many words, phrases and other leaves a query may have.
    static let leafLimit = 1024

    /// A part of a conjunction: a query, or bare words that are still open for more.
    enum Part {
        case query(Query)
        case words([String])

        var query: Query {
            switch self {
            case .query(let query): query
            case .words(let words): .text(words.joined(separator: " "))
            }
        }
    }

    let text: [Unicode.Scalar]
    let tokens: [QueryToken]
    var notes: QueryNotes

    /// The number of leaves so far.
    private(set) var leaves: Int

    /// Which token comes next.
    var next = 0

    /// Takes over what a lexer has read.
    ///
    /// - Parameters:
    ///   - lexer: A lexer that has run.
    ///   - leaves: How many leaves other parts of the query have.
    init(_ lexer: QueryLexer, leaves: Int) {
        text = lexer.text
        tokens = lexer.tokens
        notes = lexer.notes
        self.leaves = leaves
    }

    /// The next token, or one of those behind it.
    func token(ahead: Int = 0) -> QueryToken? {
        next + ahead < tokens.count ? tokens[next + ahead] : nil
    }

    /// Reads everything.
    ///
    /// - Throws: `queryLimit` if there are too many leaves.
    ///
    /// - Complexity: O(length of the text).
    mutating func parse() throws(SearchIndexError) -> Query {
        try any(inField: false).standingAlone
    }

    /// Reads alternatives, up to the end of a group.
    mutating func any(inField: Bool) throws(SearchIndexError) -> Query {
        var parts = [try all(inField: inField)]
        while token()?.kind == .or {
            takeJunction()
            parts.append(try all(inField: inField))
        }
        return Query.any(of: parts)
    }

    private mutating func all(inField: Bool) throws(SearchIndexError) -> Query {
        var parts: [Part] = []
        while let first = token(), first.kind != .close {
            var isApart = false
            if first.isJunction {
                let isLast = !parts.isEmpty && isDangling
                if parts.isEmpty || isLast {
                    if let word = try takeAsWord() { Self.append(word, to: &parts) }
                    if isLast { dropJunctions() }
                    continue
                }
                guard first.kind == .and else { break }
                takeJunction()
                isApart = true
            }
            Self.append(try signed(inField: inField), to: &parts, isApart: isApart)
        }
        return Query.all(of: parts.map(\.query))
    }

    /// Adds a part; a word goes to the words before it, unless an operator stands between.
    private static func append(_ part: Part, to parts: inout [Part], isApart: Bool = false) {
        guard !isApart, case .words(let more) = part, case .words(let words)? = parts.last else {
            parts.append(part)
            return
        }
        parts[parts.count - 1] = .words(words + more)
    }

    /// Whether nothing follows the operators that stand here.
    private var isDangling: Bool {
        let rest = tokens[next...].drop(while: \.isJunction)
        return rest.first.map { $0.kind == .close } ?? true
    }

    /// Takes one operator, and others directly behind it, which say nothing.
    private mutating func takeJunction() {
        next += 1
        dropJunctions()
    }

    private mutating func dropJunctions() {
        while let other = token(), other.isJunction {
            notes.read(text[other.range], as: "nothing")
            next += 1
        }
    }

    /// Takes an operator without operands: as a word, or as nothing.
    mutating func takeAsWord() throws(SearchIndexError) -> Part? {
        guard let token = token() else { return nil }
        next += 1
        var word = QueryWord()
        for scalar in text[token.range] where !QuerySyntax.isSpace(scalar) { word.append(scalar) }
        word = word.trimmed
        guard word.saysSomething else {
            notes.read(text[token.range], as: "nothing")
            return nil
        }
        notes.read(text[token.range], as: "a word")
        try count(token)
        let text = QuerySyntax.text(word.scalars)
        return word.isLiteral ? .query(.phrase(Query.Phrase(text))) : .words([text])
    }

    /// Counts a leaf.
    mutating func count(_ token: QueryToken) throws(SearchIndexError) {
        leaves += 1
        guard leaves <= Self.leafLimit else {
            throw .queryLimit(
                what: "words",
                limit: Self.leafLimit,
                offset: token.range.lowerBound
            )
        }
    }
}
