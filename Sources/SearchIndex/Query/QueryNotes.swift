/// Collects the repairs of one text.
struct QueryNotes {
    /// How many repairs are told one by one.
    static let limit = 32

    /// How many characters of the text a note quotes.
    private static let quotedLength = 40

    private var notes: [ParsedQuery.Note] = []
    private var untold = 0

    /// Notes that a part of the text is read as something else.
    mutating func read(_ part: ArraySlice<Unicode.Scalar>, as reading: String) {
        guard notes.count < Self.limit else {
            untold += 1
            return
        }
        let text = "read “\(Self.quoted(part))” as \(reading)"
        notes.append(ParsedQuery.Note(text: text, position: part.startIndex))
    }

    /// The notes by position, at last how many more there would be.
    func all(argument: Int) -> [ParsedQuery.Note] {
        var all = notes.enumerated()
            .sorted { ($0.element.position, $0.offset) < ($1.element.position, $1.offset) }
            .map(\.element)
        if untold > 0, let last = all.last {
            let text = "read \(untold) more \(untold == 1 ? "place" : "places") in such ways"
            all.append(ParsedQuery.Note(text: text, position: last.position))
        }
        for index in all.indices { all[index].argument = argument }
        return all
    }

    /// A part of the text as it may be shown: short, in one line and without control characters.
    static func quoted(_ part: ArraySlice<Unicode.Scalar>) -> String {
        var quoted = String.UnicodeScalarView()
        for scalar in part.prefix(quotedLength) {
            quoted.append(QuerySyntax.isSpace(scalar) ? " " : scalar)
        }
        if part.count > quotedLength { quoted.append("…") }
        return String(quoted)
    }
}
