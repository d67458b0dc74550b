extension QueryLexer {
    /// The largest distance that can be asked for.
    static let distanceLimit = 10_000

    /// Reads a quotation or a title.
    mutating func lexQuotation() -> Bool {
        let opener = text[place]
        if QuerySyntax.isQuote(opener) {
            let end = quotationEnd(openedBy: opener)
            lexQuotation(to: end)
        } else if let closer = QuerySyntax.closer(ofTitle: opener) {
            let isClosed = lastMarks[closer, default: -1] > place
            lexQuotation(to: isClosed ? next(after: place) { $0 == closer } : nil)
        } else if QuerySyntax.closesTitle(opener) {
            place += 1
            notes.read(text[place - 1..<place], as: "nothing")
        } else if QuerySyntax.isApostrophe(opener) {
            // Between single marks only other scripts than Latin are a quotation; and plain ones
            // mean nothing.
            guard opener == "‘", let end = singleQuotationEnd() else {
                place += 1
                return true
            }
            lexQuotation(to: end)
        } else {
            return false
        }
        return true
    }

    /// The mark that ends the quotation beginning here; any one, if there is none of the right kind.
    private func quotationEnd(openedBy opener: Unicode.Scalar) -> Int? {
        let hasFitting = lastMarks.contains { mark, last in
            last > place && QuerySyntax.closes(mark, openedBy: opener)
        }
        if hasFitting {
            return next(after: place) { QuerySyntax.closes($0, openedBy: opener) }
        }
        return lastQuote > place ? next(after: place, where: QuerySyntax.isQuote) : nil
    }

    /// The mark that ends a quotation in single marks, if it holds anything of an unspaced script.
    private func singleQuotationEnd() -> Int? {
        guard lastMarks["’", default: -1] > place else { return nil }
        let end = next(after: place) { $0 == "’" || $0 == "‘" }
        guard let end, text[end] == "’" else { return nil }
        let holdsUnspaced = text[place..<end].contains { ScalarClass.isUnspaced($0.value) }
        return holdsUnspaced ? end : nil
    }

    /// The first place behind a place that holds such a mark, not escaped.
    private func next(after place: Int, where isMark: (Unicode.Scalar) -> Bool) -> Int? {
        var index = place + 1
        while index < text.count {
            if isMark(text[index]) { return index }
            index += isEscape(at: index) ? 2 : 1
        }
        return nil
    }

    /// Whether a backslash at a place within a quotation stands for the mark behind it.
    private func isEscape(at place: Int) -> Bool {
        guard text[place] == "\\", let next = scalar(at: place + 1) else { return false }
        return next == "\\" || QuerySyntax.isQuote(next)
    }

    /// Reads a quotation that begins here and whose closing mark is given, with what follows it.
    private mutating func lexQuotation(to closer: Int?) {
        let start = place
        let end = closer ?? text.count
        var phrase = Query.Phrase(unescaped(start + 1..<end))
        place = end
        if closer != nil {
            place += 1
            readSuffixes(of: &phrase)
        }
        let isEmpty = !phrase.text.unicodeScalars.contains { !QuerySyntax.isSpace($0) }
        if closer == nil {
            notes.read(text[start...], as: isEmpty ? "nothing" : "quoted to the end")
        }
        guard !isEmpty else { return }
        append(value(of: phrase, from: start), from: start)
    }

    /// The text of a quotation without the backslashes that stand for nothing themselves.
    private func unescaped(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        var index = range.lowerBound
        while index < range.upperBound {
            if isEscape(at: index), index + 1 < range.upperBound { index += 1 }
            view.append(text[index])
            index += 1
        }
        return String(view)
    }

    /// Reads `~5` and `*` behind a quotation.
    private mutating func readSuffixes(of phrase: inout Query.Phrase) {
        var hasSlop = false
        while true {
            let start = place
            if narrow(at: place) == "~", !hasSlop {
                hasSlop = true
                place += 1
                guard let slop = count(at: place) else {
                    notes.read(text[start..<place], as: "nothing")
                    continue
                }
                place = slop.end
                phrase.slop = min(slop.value, Self.distanceLimit)
                if slop.value > Self.distanceLimit {
                    notes.read(text[start..<place], as: "“~\(Self.distanceLimit)”")
                }
            } else if narrow(at: place) == "*", !phrase.lastIsPrefix, endsSuffix(at: place + 1) {
                phrase.lastIsPrefix = true
                place += 1
            } else {
                return
            }
        }
    }

    private func endsSuffix(at place: Int) -> Bool {
        isBoundary(at: place) || narrow(at: place) == "~" || narrow(at: place) == "^"
    }

    /// What a quotation means: in a field of years or dates, one of those.
    private mutating func value(of phrase: Query.Phrase, from start: Int) -> QueryToken.Kind {
        guard let field, field.isCalendar else { return .leaf(.phrase(phrase)) }
        let scalars = phrase.text.unicodeScalars.map(QuerySyntax.narrow)
        if let range = QueryRange(scalars, of: field), phrase == Query.Phrase(phrase.text) {
            return .leaf(self.range(range, of: field, from: start))
        }
        notes.read(text[start..<place], as: "a phrase, not as a \(field.rawValue)")
        return .leaf(.phrase(phrase))
    }
}
