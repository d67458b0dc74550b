/// Takes the text of a query apart.
///
/// Brackets come out balanced, and what says nothing, such as a comma, doesn't come out at all. Every
/// character is looked at a bounded number of times.
struct QueryLexer {
    /// How deep groups may be nested.
    static let depthLimit = 64

    let text: [Unicode.Scalar]
    private(set) var tokens: [QueryToken] = []
    var notes = QueryNotes()

    /// Where the next character stands.
    var place = 0

    /// A field whose value comes next.
    var pendingField: Query.Field?

    /// The open groups: where each stands and the field it belongs to.
    private var groups: [(place: Int, field: Query.Field?)] = []

    /// The last place of each mark that ends a quotation, and of any of them.
    private(set) var lastMarks: [Unicode.Scalar: Int] = [:]
    private(set) var lastQuote = -1

    init(_ text: [Unicode.Scalar]) {
        self.text = text
        for (index, scalar) in text.enumerated() {
            if QuerySyntax.isQuote(scalar) { lastQuote = index }
            let isMark =
                QuerySyntax.narrow(scalar) == "/" || QuerySyntax.isQuote(scalar)
                || QuerySyntax.isApostrophe(scalar) || QuerySyntax.closesTitle(scalar)
            if isMark { lastMarks[scalar] = index }
        }
    }

    /// The field to which a word here belongs.
    var field: Query.Field? {
        pendingField ?? groups.last?.field
    }

    /// The character at a place, if the text goes as far.
    func scalar(at place: Int) -> Unicode.Scalar? {
        text.indices.contains(place) ? text[place] : nil
    }

    /// The ASCII form of the character at a place; a space outside of the text.
    func narrow(at place: Int) -> Unicode.Scalar {
        text.indices.contains(place) ? QuerySyntax.narrow(text[place]) : " "
    }

    /// Reads the whole text.
    ///
    /// - Throws: `queryLimit` if groups are nested too deeply.
    mutating func run() throws(SearchIndexError) {
        while place < text.count {
            let start = place
            try step()
            // Whatever nothing else wanted is passed over, so that the loop ends.
            if place == start { place += 1 }
        }
        for group in groups.reversed() {
            notes.read(text[group.place...group.place], as: "closed at the end")
            append(.close, from: text.count)
        }
        groups = []
    }

    private mutating func step() throws(SearchIndexError) {
        let scalar = text[place]
        if QuerySyntax.isSpace(scalar) {
            place += 1
        } else if lexGroupValue() {
            return
        } else if QuerySyntax.isStop(scalar) {
            place += 1
        } else if QuerySyntax.opensGroup(scalar) {
            try openGroup()
        } else if QuerySyntax.closesGroup(scalar) {
            closeGroup()
        } else if lexQuotation() || lexSymbol() || lexRegex() || lexField() {
            return
        } else {
            let start = place
            let word = scanWord()
            if let kind = token(for: word, from: start) { append(kind, from: start) }
        }
    }

    /// Adds a token that ends at the current place.
    mutating func append(_ kind: QueryToken.Kind, from start: Int) {
        tokens.append(QueryToken(kind: kind, range: start..<max(start, place)))
        if case .field(let field) = kind { pendingField = field } else { pendingField = nil }
    }

    private mutating func openGroup() throws(SearchIndexError) {
        guard groups.count < Self.depthLimit else {
            throw .queryLimit(what: "nested groups", limit: Self.depthLimit, offset: place)
        }
        groups.append((place, field))
        place += 1
        append(.open, from: place - 1)
    }

    private mutating func closeGroup() {
        place += 1
        if groups.popLast() != nil {
            append(.close, from: place - 1)
        } else {
            notes.read(text[place - 1..<place], as: "nothing")
        }
    }

    /// Reads an operator written as a symbol, or a weight.
    private mutating func lexSymbol() -> Bool {
        let start = place
        let first = narrow(at: place)
        let isDoubled = narrow(at: place + 1) == first
        switch first {
        case "|":
            place += isDoubled ? 2 : 1
            append(.or, from: start)
        case "&" where isDoubled:
            place += 2
            append(.and, from: start)
        case "-", "+", "!":
            guard startsToken, isSignable(at: place + 1) else { return false }
            place += 1
            append(first == "+" ? .plus : .not, from: start)
        case "^":
            guard let last = tokens.last, last.takesBoost, last.range.upperBound == place,
                let boost = boost(at: place)
            else { return false }
            place = boost.end
            if !(0.001...1000).contains(boost.weight) {
                let weight = QueryPrinter.number(min(max(boost.weight, 0.001), 1000))
                notes.read(text[start..<place], as: "“^\(weight)”")
            }
            append(.boost(min(max(boost.weight, 0.001), 1000)), from: start)
        default:
            return false
        }
        return true
    }

    /// Whether a sign here would stand at the start of a token.
    ///
    /// Punctuation before it is not enough: `加油！！中国` excludes nothing.
    private var startsToken: Bool {
        guard let before = scalar(at: place - 1) else { return true }
        if QuerySyntax.isSpace(before) || QuerySyntax.opensGroup(before) { return true }
        guard let last = tokens.last, last.range.upperBound == place else { return false }
        return last.isSign || last.isJunction && !QuerySyntax.isContent(before)
    }

    /// Whether a sign may refer to what stands at a place.
    private func isSignable(at place: Int) -> Bool {
        guard let next = scalar(at: place) else { return false }
        return !QuerySyntax.isSpace(next) && !QuerySyntax.isStop(next)
            && !QuerySyntax.closesGroup(next) && !QuerySyntax.closesTitle(next)
            && next != "？" && next != "," && !isJunction(at: place)
    }

    /// Whether an operator written as a symbol stands at a place.
    func isJunction(at place: Int) -> Bool {
        let first = narrow(at: place)
        return first == "|" || first == "&" && narrow(at: place + 1) == "&"
    }

    /// Whether no word goes on at a place, whatever stands before.
    func isBoundary(at place: Int) -> Bool {
        guard let scalar = scalar(at: place) else { return true }
        return QuerySyntax.isSpace(scalar) || QuerySyntax.isStop(scalar)
            || QuerySyntax.isQuote(scalar) || QuerySyntax.opensGroup(scalar)
            || QuerySyntax.closesGroup(scalar) || QuerySyntax.closesTitle(scalar)
            || QuerySyntax.closer(ofTitle: scalar) != nil || isJunction(at: place)
    }

    /// The weight that begins at a place, if it is the last thing of a token.
    func boost(at place: Int) -> (weight: Double, end: Int)? {
        guard narrow(at: place) == "^" else { return nil }
        var end = place + 1
        var digits = String.UnicodeScalarView()
        var hasPoint = false
        while QuerySyntax.isDigit(narrow(at: end)) || narrow(at: end) == "." && !hasPoint {
            let scalar = narrow(at: end)
            if scalar == "." { hasPoint = true }
            digits.append(scalar)
            end += 1
        }
        guard let first = digits.first, first != ".", isBoundary(at: end) else { return nil }
        if digits.last == "." { digits.append("0") }
        // A million digits more would not change the weight.
        let weight = Double(String(digits)) ?? 0
        return (weight.isFinite ? weight : 1000.5, end)
    }

    /// The number of digits at a place, at most 100,000.
    func count(at place: Int) -> (value: Int, end: Int)? {
        var end = place
        var value = 0
        while QuerySyntax.isDigit(narrow(at: end)) {
            value = min(100_000, value * 10 + Int(narrow(at: end).value) - 0x30)
            end += 1
        }
        return end > place ? (value, end) : nil
    }
}
