extension QueryParser {
    /// Reads a part with the signs before it.
    mutating func signed(inField: Bool) throws(SearchIndexError) -> Part {
        var isNegative = false
        var lastSign: QueryToken?
        while let sign = token(), sign.isSign {
            guard isOperand(ahead: 1) else {
                guard let word = try takeAsWord() else { return .query(.nothing) }
                return isNegative ? .query(word.query.negated) : word
            }
            if sign.kind == .not { isNegative.toggle() }
            lastSign = sign
            next += 1
        }
        let part = try near(inField: inField)
        guard let lastSign else { return part }
        if isNegative, part.query == .everything {
            notes.read(text[lastSign.range], as: "nothing, with all that follows")
            return .query(.nothing)
        }
        return .query(isNegative ? part.query.negated : part.query)
    }

    /// Whether a sign may refer to the token so far ahead.
    private func isOperand(ahead: Int) -> Bool {
        guard let token = token(ahead: ahead) else { return false }
        return token.isSign || token.beginsOperand || token.isNear
    }

    private mutating func near(inField: Bool) throws(SearchIndexError) -> Part {
        let first = token()
        let part = try weighed(inField: inField)
        var operands = [(query: part.query, token: first)]
        var operation: QueryToken?
        while let other = token(), other.isNear {
            while let repeated = token(ahead: 1), repeated.isNear {
                notes.read(text[repeated.range], as: "nothing")
                next += 1
            }
            guard let operand = token(ahead: 1), operand.beginsOperand else { break }
            next += 1
            if let operation, operation.kind != other.kind {
                notes.read(text[other.range], as: "“\(QueryNotes.quoted(text[operation.range]))”")
            }
            operation = operation ?? other
            operands.append((try weighed(inField: inField).query, operand))
        }
        guard let operation, case .near(let distance, let ordered) = operation.kind else {
            return part
        }
        return .query(
            near(operands, distance, ordered, operation: operation, inField: inField)
        )
    }

    /// Puts together what stands near each other, or all of it if distance can't be told.
    private mutating func near(
        _ operands: [(query: Query, token: QueryToken?)],
        _ distance: Int,
        _ ordered: Bool,
        operation: QueryToken,
        inField: Bool
    ) -> Query {
        var parts: [Query] = []
        for (query, token) in operands {
            if case .boosted(let inner, _) = query, let token, inner.canBeNear {
                notes.read(text[token.range], as: "without its weight")
                parts.append(inner)
            } else {
                parts.append(query)
            }
        }
        if !inField, parts.allSatisfy(\.canBeNear) {
            return .near(parts, distance: distance, ordered: ordered)
        }
        notes.read(text[operation.range], as: "“AND”")
        return Query.all(of: operands.map(\.query))
    }

    private mutating func weighed(inField: Bool) throws(SearchIndexError) -> Part {
        var part = try operand(inField: inField)
        while let token = token(), case .boost(let weight) = token.kind {
            next += 1
            if inField {
                notes.read(text[token.range], as: "nothing; a field has one weight")
            } else {
                part = .query(part.query.boosted(by: weight))
            }
        }
        return part
    }

    private mutating func operand(inField: Bool) throws(SearchIndexError) -> Part {
        guard let token = token() else { return .query(.nothing) }
        switch token.kind {
        case .open:
            next += 1
            let query = try any(inField: inField)
            if self.token()?.kind == .close { next += 1 }
            return .query(query)
        case .word(let word):
            next += 1
            try count(token)
            return .words([word])
        case .leaf(let query):
            next += 1
            if query != .everything { try count(token) }
            return .query(query)
        case .field(let field):
            guard let value = self.token(ahead: 1), value.beginsOperand else {
                return try takeAsWord() ?? .query(.nothing)
            }
            next += 1
            return .query(try operand(inField: true).query.inside(field))
        case .near, .and, .or, .not, .plus:
            return try takeAsWord() ?? .query(.nothing)
        case .close, .boost:
            next += 1
            return .query(.nothing)
        }
    }
}
