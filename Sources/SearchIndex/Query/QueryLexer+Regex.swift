extension QueryLexer {
    /// The flags that a regular expression may have.
    static let regexFlags = "i".unicodeScalars

    /// Flags of other languages, which are known well enough to be dropped.
    private static let foreignFlags = "gmsuxy".unicodeScalars

    /// Reads a regular expression.
    mutating func lexRegex() -> Bool {
        guard let found = regex() else { return false }
        let start = place
        place = found.end
        for index in found.foreignFlags {
            notes.read(text[index...index], as: "nothing; the only flag is i")
        }
        append(.leaf(found.query), from: start)
        return true
    }

    /// The regular expression here, which begins a token with a slash and has a closing one.
    ///
    /// The closing slash ends the token or is followed by flags; so `/usr/lib` is a path.
    func regex() -> (query: Query, end: Int, foreignFlags: [Int])? {
        guard narrow(at: place) == "/", lastSlash > place,
            let closer = closingSlash(after: place), let flags = flags(at: closer + 1)
        else { return nil }
        let content = place + 1..<closer
        if text[content].allSatisfy(QuerySyntax.isSpace) { return nil }
        let query = Query.regex(pattern: unescaped(content), flags: flags.text)
        return (query, flags.end, flags.foreign)
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

    /// The flags at a place, each once, and where foreign ones stand; `nil` if it can't be flags.
    private func flags(at start: Int) -> (text: String, end: Int, foreign: [Int])? {
        var text = String.UnicodeScalarView()
        var foreign: [Int] = []
        var end = start
        while true {
            let flag = narrow(at: end)
            if Self.foreignFlags.contains(flag) {
                foreign.append(end)
            } else if !Self.regexFlags.contains(flag) {
                break
            } else if !text.contains(flag) {
                text.append(flag)
            }
            end += 1
        }
        guard isBoundary(at: end) || boost(at: end) != nil else { return nil }
        return (String(text), end, foreign)
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
