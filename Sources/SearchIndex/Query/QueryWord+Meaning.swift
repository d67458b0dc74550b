extension QueryWord {
    /// The word without the punctuation at its ends; an abbreviation such as `U.S.A.` keeps its last.
    var trimmed: QueryWord {
        var range = scalars.indices
        while let first = range.first, isTrimmable(first) { range.removeFirst() }
        while let last = range.last, isTrimmable(last) { range.removeLast() }
        if range.upperBound < scalars.count, scalars[range.upperBound] == ".",
            isAbbreviation(range)
        {
            range = range.lowerBound..<range.upperBound + 1
        }
        var word = self
        word.scalars = Array(scalars[range])
        word.roles = Array(roles[range])
        return word
    }

    private func isTrimmable(_ index: Int) -> Bool {
        roles[index] == .plain && !QuerySyntax.isContent(scalars[index])
            && !QuerySyntax.isSymbol(scalars[index])
    }

    /// Whether a part of the word is single letters with points between them.
    private func isAbbreviation(_ range: Range<Int>) -> Bool {
        guard range.count >= 3, range.count % 2 == 1 else { return false }
        return range.allSatisfy { index in
            (index - range.lowerBound) % 2 == 1
                ? scalars[index] == "."
                : QuerySyntax.isSpacedContent(scalars[index])
                    && !QuerySyntax.isDigit(scalars[index])
        }
    }

    /// Whether there is anything to look for: a letter, a digit, or a `*` among the rest.
    var saysSomething: Bool {
        zip(scalars, roles).contains { scalar, role in
            role == .wildcard
                ? QuerySyntax.narrow(scalar) == "*" : QuerySyntax.isContent(scalar)
        }
    }

    /// Whether the word is only a `*`, or several.
    var isEverything: Bool {
        zip(scalars, roles).allSatisfy { $1 == .wildcard && QuerySyntax.narrow($0) == "*" }
    }

    /// Whether the word holds a symbol that a search for words would lose, so that it is looked for
    /// as written.
    ///
    /// A hyphen counts between two letters of scripts with spaces, or digits.
    var isLiteral: Bool {
        scalars.indices.contains { index in
            let scalar = scalars[index]
            if QuerySyntax.isSymbol(scalar) || roles[index] == .escaped { return true }
            guard QuerySyntax.isHyphen(scalar), index > 0, index + 1 < scalars.count else {
                return false
            }
            return QuerySyntax.isSpacedContent(scalars[index - 1])
                && QuerySyntax.isSpacedContent(scalars[index + 1])
        }
    }

    /// The word without the question marks at its end, if they ask something instead of standing for
    /// characters: `什么是GDP?`, but not `数*展?`.
    var withoutQuestion: QueryWord {
        var word = self
        while word.roles.last == .wildcard, let last = word.scalars.last,
            QuerySyntax.narrow(last) == "?"
        {
            word.scalars.removeLast()
            word.roles.removeLast()
        }
        return word.roles.contains(.wildcard) || !word.saysSomething ? self : word.trimmed
    }

    /// Whether a character has a meaning in patterns.
    private static func isPatternSign(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "*" || scalar == "?" || scalar == "\\"
    }

    /// The text of the pattern that the word is.
    var patternText: String {
        var view = String.UnicodeScalarView()
        var isAfterStar = false
        for (scalar, role) in zip(scalars, roles) {
            let isStar = role == .wildcard && QuerySyntax.narrow(scalar) == "*"
            if isStar, isAfterStar { continue }
            isAfterStar = isStar
            if role == .wildcard {
                view.append(QuerySyntax.narrow(scalar))
            } else {
                if Self.isPatternSign(scalar) { view.append("\\") }
                view.append(scalar)
            }
        }
        return String(view)
    }
}

extension QuerySyntax {
    /// The name of the operator that a word is or begins with before a slash, in ASCII.
    static func operatorName(_ word: [Unicode.Scalar]) -> String? {
        guard word.count >= 2, ["A", "O", "N"].contains(narrow(word[0])) else { return nil }
        let name = text(word.prefix(5).map(narrow).prefix { $0 != "/" })
        let hasCount = word.prefix(5).contains { narrow($0) == "/" }
        switch name {
        case "AND", "OR", "NOT": return hasCount || word.count > 3 ? nil : name
        case "NEAR", "ADJ": return hasCount || word.count == name.utf8.count ? name : nil
        default: return nil
        }
    }
}
