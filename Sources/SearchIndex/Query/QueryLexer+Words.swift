extension QueryLexer {
    /// Reads a word that begins here, taken for one whatever it looks like if it is marked.
    ///
    /// - Complexity: O(length of the word).
    mutating func scanWord(isMarked: Bool = false) -> QueryWord {
        var word = QueryWord()
        word.isMarked = isMarked
        if text[place] == "\\", let next = scalar(at: place + 1), QuerySyntax.isContent(next) {
            word.isMarked = true
            place += 1
        }
        var isAddress = false
        while place < text.count {
            let scalar = text[place]
            if isBoundary(at: place), !isAddress || narrow(at: place) != "&" { break }
            if isAddress {
                // A question mark in an address asks nothing.
                let isWildcard = narrow(at: place) == "*" || narrow(at: place) == "?"
                word.append(scalar, isWildcard ? .escaped : .plain)
                place += 1
                continue
            }
            if scalar == "\\" {
                let next = self.scalar(at: place + 1) ?? " "
                let protects = !QuerySyntax.isSpace(next) && !QuerySyntax.isContent(next)
                word.append(protects ? next : scalar, protects ? .escaped : .plain)
                place += protects ? 2 : 1
                continue
            }
            if narrow(at: place) == "~", let edits = fuzziness(after: word) {
                word.edits = edits.value
                place = edits.end
                break
            }
            guard let role = role(in: word) else { break }
            isAddress = startsAddress(after: word)
            word.append(scalar, role)
            place += 1
        }
        return word
    }

    /// What the next character is in a word; `nil` if the word ends before it.
    private func role(in word: QueryWord) -> QueryWord.Role? {
        let before = scalar(at: place - 1) ?? " "
        let after = scalar(at: place + 1) ?? " "
        let isInside = !word.scalars.isEmpty
        switch text[place] {
        case "*", "＊", "?":
            return .wildcard
        case "？":
            return isInside && QuerySyntax.isContent(before) && QuerySyntax.isContent(after)
                ? .wildcard : nil
        case "!", "！":
            return nil
        case ",":
            let isInNumber = QuerySyntax.isDigit(before) && QuerySyntax.isDigit(after)
            return isInside && isInNumber ? .plain : nil
        case "^", "＾":
            return isInside && boost(at: place) != nil ? nil : .plain
        case let scalar where QuerySyntax.isApostrophe(scalar):
            let joins = QuerySyntax.isSpacedContent(before) && QuerySyntax.isSpacedContent(after)
            return isInside && joins ? .plain : nil
        default:
            return .plain
        }
    }

    /// How long the part of an address before its colon may be.
    private static let schemeLimit = 16

    /// Whether the `:` here belongs to an address such as `https://example.org/a?b=c`.
    private func startsAddress(after word: QueryWord) -> Bool {
        text[place] == ":" && scalar(at: place + 1) == "/" && scalar(at: place + 2) == "/"
            && (1...Self.schemeLimit).contains(word.scalars.count)
            && word.scalars.allSatisfy { $0.isASCII && QuerySyntax.isContent($0) }
    }

    /// The number of errors asked for here, unless the `~` says something else as in `3~5`.
    private func fuzziness(after word: QueryWord) -> (value: Int, end: Int)? {
        guard !word.scalars.isEmpty else { return nil }
        let digit = narrow(at: place + 1)
        let hasDigit = QuerySyntax.isDigit(digit)
        let end = place + (hasDigit ? 2 : 1)
        // Asked first, as it ends the word, so that the word is looked at only once.
        guard isBoundary(at: end) || boost(at: end) != nil else { return nil }
        guard hasDigit else { return (0, end) }
        let value = Int(digit.value) - 0x30
        let isNumber = word.scalars.allSatisfy(QuerySyntax.isDigit)
        if isNumber, word.scalars.count < 3 || !(1...2).contains(value) { return nil }
        // No errors at all are something else than the usual number.
        return (value == 0 ? -1 : value, end)
    }

    /// What a word that begins at a place and ends here means; `nil` if it says nothing.
    mutating func token(for scanned: QueryWord, from start: Int) -> QueryToken.Kind? {
        var word = scanned.trimmed
        // A year with a wildcard is none of the questions that end so.
        if field?.isCalendar != true { word = word.withoutQuestion }
        guard word.saysSomething else { return nil }
        if !word.isMarked, word.edits == nil, narrow(at: place) != "^",
            let operation = operation(word, from: start)
        {
            return operation
        }
        if word.isEverything {
            guard let field else { return .leaf(.everything) }
            return .leaf(.range(field, lower: nil, upper: nil))
        }
        let isPattern = word.roles.contains(.wildcard)
        if let field, field.isCalendar, !isPattern {
            notes.read(text[start..<place], as: "text, not as a \(field.rawValue)")
        } else if let edits = word.edits, let fuzzy = fuzzy(word, edits: edits, from: start) {
            return .leaf(.pattern(fuzzy))
        }
        if isPattern { return .leaf(.pattern(Query.Pattern(word.patternText))) }
        hintAtField(word, from: start)
        let text = QuerySyntax.text(word.scalars)
        return word.isLiteral ? .leaf(.phrase(Query.Phrase(text))) : .word(text)
    }

    /// Notes that a word looks like a field whose name is misspelt.
    private mutating func hintAtField(_ word: QueryWord, from start: Int) {
        guard !word.isMarked, let name = QuerySyntax.misspeltField(word.scalars[...]) else {
            return
        }
        notes.read(text[start..<place], as: "text; there is a field “\(name):”")
    }

    private mutating func operation(_ word: QueryWord, from start: Int) -> QueryToken.Kind? {
        guard word.scalars.count == place - start else { return nil }
        switch QuerySyntax.operatorName(word.scalars) {
        case "AND": return .and
        case "OR": return .or
        case "NOT": return .not
        case "NEAR", "ADJ":
            let ordered = narrow(at: start) == "A"
            let slash = start + (ordered ? 3 : 4)
            guard slash < place else { return .near(distance: 10, ordered: ordered) }
            guard narrow(at: slash) == "/", let distance = count(at: slash + 1),
                distance.end == place
            else { return nil }
            if distance.value > Self.distanceLimit {
                let name = ordered ? "ADJ" : "NEAR"
                notes.read(text[start..<place], as: "“\(name)/\(Self.distanceLimit)”")
            }
            return .near(distance: min(distance.value, Self.distanceLimit), ordered: ordered)
        default: return nil
        }
    }

    /// The word with errors, or `nil` with a note if it can't have any.
    private mutating func fuzzy(
        _ word: QueryWord,
        edits: Int,
        from start: Int
    ) -> Query.Pattern? {
        let fits =
            edits >= 0 && word.scalars.count >= 3
            && word.scalars.allSatisfy(QuerySyntax.isAlphabetic)
        guard fits else {
            let plain = QueryNotes.quoted(word.scalars[...])
            notes.read(text[start..<place], as: "“\(plain)”, without errors")
            return nil
        }
        if edits > 2 {
            let plain = QueryNotes.quoted(word.scalars[...])
            notes.read(text[start..<place], as: "“\(plain)~2”")
        }
        let usual = word.scalars.count <= 5 ? 1 : 2
        let text = QuerySyntax.text(word.scalars)
        return Query.Pattern(text, edits: edits == 0 ? usual : min(edits, 2))
    }
}
