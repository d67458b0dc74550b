extension QueryLexer {
    /// How long a value with two bounds may be.
    private static let valueLimit = 64

    /// The field named at a place, if a colon follows, and where the value begins.
    ///
    /// `file://` is an address, not a field.
    private func fieldName(at start: Int) -> (field: Query.Field, end: Int)? {
        guard let length = QuerySyntax.fieldNameLength(text[start...]),
            let field = Query.Field(name: QuerySyntax.fieldName(text[start..<start + length]))
        else { return nil }
        let end = start + length + 1
        if narrow(at: end) == "/", narrow(at: end + 1) == "/" { return nil }
        return (field, end)
    }

    /// Reads the name of a field with its colon, and a value in order of years, dates or codes.
    mutating func lexField() -> Bool {
        guard let (found, end) = fieldName(at: place) else { return false }
        let start = place
        if let outer = field {
            let word = scanWord(isMarked: true)
            notes.read(text[start..<place], as: "text within \(outer.rawValue):")
            if let kind = token(for: word, from: start) { append(kind, from: start) }
            return true
        }
        place = end
        while let next = scalar(at: place), QuerySyntax.isSpace(next) { place += 1 }
        if let value = range(at: place, of: found) {
            append(.field(found), from: start)
            let valueStart = place
            place = value.end
            append(.leaf(range(value.range, of: found, from: valueStart)), from: valueStart)
        } else if found.isCalendar, !takesOther() {
            mendValue(of: found, from: start, end: end)
        } else {
            append(.field(found), from: start)
            dropSign()
        }
        return true
    }

    /// Passes over a `-` between a field and its value; to exclude, it stands before the field.
    private mutating func dropSign() {
        guard scalar(at: place - 1).map(QuerySyntax.isSpace) == false else { return }
        guard narrow(at: place) == "-" || narrow(at: place) == "!" else { return }
        notes.read(text[place...place], as: "nothing; put it before the field")
        place += 1
    }

    /// Reads a range within a group of a field with an order.
    mutating func lexGroupValue() -> Bool {
        guard pendingField == nil, let field, field.isOrdered,
            let value = range(at: place, of: field)
        else { return false }
        let start = place
        place = value.end
        append(.leaf(range(value.range, of: field, from: start)), from: start)
        return true
    }

    /// Whether what stands here may be looked for in a field of years or dates, as it is a
    /// group, a quotation, an expression or a pattern.
    private mutating func takesOther() -> Bool {
        guard let scalar = scalar(at: place) else { return false }
        if QuerySyntax.opensGroup(scalar) || QuerySyntax.isQuote(scalar) || regex() != nil {
            return true
        }
        let start = place
        let word = scanWord().trimmed
        place = start
        return word.roles.contains(.wildcard) && word.saysSomething
    }

    /// Reads the name of a field of years or dates as text, as no value of the kind follows.
    private mutating func mendValue(of field: Query.Field, from start: Int, end: Int) {
        let isApart = place > end
        place = start
        var word = scanWord(isMarked: true)
        if isApart || place <= end {
            word = QueryWord()
            word.isMarked = true
            for scalar in text[start..<end] { word.append(scalar) }
            place = end
        }
        notes.read(text[start..<place], as: "text: no \(field.rawValue) follows")
        if let kind = token(for: word, from: start) { append(kind, from: start) }
    }

    /// A query for a range; with a note if its ends had to be swapped.
    mutating func range(_ range: QueryRange, of field: Query.Field, from start: Int) -> Query {
        var range = range
        if field.isCalendar { range.order() }
        let query = Query.range(field, lower: range.lower, upper: range.upper)
        if range.isSwapped { notes.read(text[start..<place], as: "“\(query)”") }
        return query
    }

    /// The range at a place and where it ends.
    private func range(at start: Int, of field: Query.Field) -> (range: QueryRange, end: Int)? {
        let first = narrow(at: start)
        // Asked first, as a value may be long and most of what stands in a text begins none.
        let begins = field.isCalendar ? QuerySyntax.isDigit(first) : QuerySyntax.isContent(first)
        guard field.isOrdered, begins || "[{<>=≤≥.*".unicodeScalars.contains(first) else {
            return nil
        }
        if first == "[" || first == "{" { return bracketedRange(at: start, of: field) }
        var valueStart = start
        var sign = String.UnicodeScalarView()
        while sign.count < 2, "<>=≤≥".unicodeScalars.contains(narrow(at: valueStart)) {
            sign.append(narrow(at: valueStart))
            valueStart += 1
        }
        if !sign.isEmpty {
            while valueStart - start < Self.valueLimit, let next = scalar(at: valueStart),
                QuerySyntax.isSpace(next)
            {
                valueStart += 1
            }
        }
        guard let end = valueEnd(from: valueStart) else { return nil }
        let value = text[valueStart..<end].map(QuerySyntax.narrow)
        let range =
            sign.isEmpty
            ? QueryRange(value, of: field)
            : QueryRange(value, comparedBy: String(sign), of: field)
        return range.map { ($0, end) }
    }

    /// Where the value that begins at a place ends; `nil` if it is empty or too long.
    private func valueEnd(from start: Int) -> Int? {
        var end = start
        while let scalar = scalar(at: end), end - start <= Self.valueLimit {
            let isDash = scalar == "—" || scalar == "―"
            let ends = ["^", "&", ",", "!"].contains(QuerySyntax.narrow(scalar))
            if !isDash, ends || isBoundary(at: end) { break }
            end += 1
        }
        return end > start && end - start <= Self.valueLimit ? end : nil
    }

    private func bracketedRange(
        at start: Int,
        of field: Query.Field
    ) -> (range: QueryRange, end: Int)? {
        let limit = min(text.count, start + 2 * Self.valueLimit)
        let closer = (start + 1..<limit).first { index in
            ["]", "}", "[", "{"].contains(narrow(at: index))
        }
        guard let closer, "]}".unicodeScalars.contains(narrow(at: closer)) else { return nil }
        let inclusive = (narrow(at: start) == "[", narrow(at: closer) == "]")
        let content = text[start + 1..<closer].map(QuerySyntax.narrow)
        return QueryRange(bracketed: content, inclusive: inclusive, of: field)
            .map { ($0, closer + 1) }
    }
}

extension QuerySyntax {
    /// How many characters stand before a colon, if that could be the name of a field.
    static func fieldNameLength(
        _ text: ArraySlice<Unicode.Scalar>,
        limit: Int = Query.Field.longestName
    ) -> Int? {
        let colon = text.prefix(limit + 1).firstIndex { narrow($0) == ":" }
        return colon.map { $0 - text.startIndex }
    }

    /// The name of the field that a word with a colon seems to mean but misspells; `nil` if none.
    ///
    /// Two letters may be swapped; in names of five letters and more one may be wrong, missing or too
    /// many. `data:5` is no `date:5`, and an address is none at all.
    static func misspeltField(_ word: ArraySlice<Unicode.Scalar>) -> String? {
        guard let length = fieldNameLength(word, limit: Query.Field.longestName + 1), length > 3,
            word.count > length + 1, narrow(word[word.startIndex + length + 1]) != "/"
        else { return nil }
        let typed = fieldName(word[..<(word.startIndex + length)])
        guard typed.utf8.count == length, Query.Field(name: typed) == nil else { return nil }
        return Query.Field.allCases.map(\.rawValue).first { name in
            guard FuzzyWord(name, edits: 1).matches(Array(typed.utf8).span) else { return false }
            let isSwapped = name.utf8.sorted() == typed.utf8.sorted()
            return isSwapped || max(name.utf8.count, length) > 4
        }
    }

    /// The name of a field in narrow small letters.
    static func fieldName(_ name: ArraySlice<Unicode.Scalar>) -> String {
        text(
            name.map { scalar in
                let narrow = narrow(scalar)
                guard "A"..."Z" ~= narrow else { return narrow }
                return Unicode.Scalar(narrow.value | 0x20) ?? narrow
            }
        )
    }
}
