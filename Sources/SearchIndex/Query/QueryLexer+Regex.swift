extension QueryLexer {
    /// The flags that a regular expression may have.
    static let regexFlags = "ims"

    /// Reads a regular expression.
    mutating func lexRegex() -> Bool {
        guard let found = regex() else { return false }
        let start = place
        place = found.end
        if let unknown = found.unknownFlag {
            notes.read(text[unknown...unknown], as: "nothing: flags are i, m and s")
        }
        append(.leaf(found.query), from: start)
        return true
    }

    /// The regular expression here, which begins a token with a slash and has a closing one.
    ///
    /// The closing slash ends the token or is followed by flags; so `/usr/lib` is a path.
    func regex() -> (query: Query, end: Int, unknownFlag: Int?)? {
        guard narrow(at: place) == "/", lastSlash > place,
            let closer = closingSlash(after: place), let flags = flags(at: closer + 1)
        else { return nil }
        let content = place + 1..<closer
        if text[content].allSatisfy(QuerySyntax.isSpace) { return nil }
        let query = Query.regex(pattern: unescaped(content), flags: flags.text)
        return (query, flags.end, flags.isUnknown ? flags.end - 1 : nil)
    }

    private var lastSlash: Int {
        max(lastMarks["/", default: -1], lastMarks["／", default: -1])
    }

    /// The first slash behind a place that no backslash protects.
    private func closingSlash(after place: Int) -> Int? {
        var index = place + 1
        while index < text.count {
            if narrow(at: index) == "/" { return index }
            index += text[index] == "\\" ? 2 : 1
        }
        return nil
    }

    /// Known flags, each once; or one unknown letter; `nil` if there is anything else.
    private func flags(at start: Int) -> (text: String, end: Int, isUnknown: Bool)? {
        var text = ""
        var end = start
        while Self.regexFlags.unicodeScalars.contains(narrow(at: end)) {
            let flag = Character(narrow(at: end))
            if !text.contains(flag) { text.append(flag) }
            end += 1
        }
        if endsRegex(at: end) { return (text, end, false) }
        let isLetter = "a"..."z" ~= narrow(at: end)
        return isLetter && endsRegex(at: end + 1) ? (text, end + 1, true) : nil
    }

    private func endsRegex(at place: Int) -> Bool {
        isBoundary(at: place) || boost(at: place) != nil
    }

    /// The expression without the backslashes before slashes.
    private func unescaped(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        var index = range.lowerBound
        while index < range.upperBound {
            if text[index] == "\\", index + 1 < range.upperBound {
                if narrow(at: index + 1) != "/" { view.append("\\") }
                index += 1
            }
            view.append(text[index])
            index += 1
        }
        return String(view)
    }
}
