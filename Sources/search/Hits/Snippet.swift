/// As much of a paragraph as fits into a line of a terminal, around the first part that was found.
struct Snippet {
    /// The fewest columns that a snippet takes, however narrow the terminal.
    static let minimum = 20

    private let scalars: [Unicode.Scalar]
    private let spans: [Range<Int>]
    private let columns: Int?
    private let isGuarded: Bool

    /// Prepares a text for a number of columns; `nil` shows all of it.
    ///
    /// `spans` ascend and don't overlap. A guarded snippet is harmless on a terminal.
    init(_ text: String, spans: [Range<Int>], columns: Int?, isGuarded: Bool) {
        scalars = Array(text.unicodeScalars)
        self.spans = spans
        self.columns = columns
        self.isGuarded = isGuarded
    }

    /// The line, with what was found marked.
    func text(style: Style) -> String {
        let window = window()
        var text = window.lowerBound > 0 ? "…" : ""
        var place = window.lowerBound
        for span in spans.map({ $0.clamped(to: window) }) where span.lowerBound >= place {
            text += written(place..<span.lowerBound)
            text += style.match(written(span))
            place = span.upperBound
        }
        text += written(place..<window.upperBound)
        return window.upperBound < scalars.count ? text + "…" : text
    }

    private func written(_ range: Range<Int>) -> String {
        let text = String(String.UnicodeScalarView(scalars[range]))
        return isGuarded ? VisibleText.of(text) : VisibleText.oneLine(text)
    }

    private func width(_ place: Int) -> Int {
        let scalar = scalars[place]
        return scalar.isUnsafeOnTerminal
            ? VisibleText.of(scalar).utf8.count : DisplayWidth.of(scalar)
    }

    /// The scalars to show, a column kept free at each end that is cut.
    private func window() -> Range<Int> {
        guard let columns else { return 0..<scalars.count }
        let start = start(columns)
        var room = start > 0 ? columns - 1 : columns
        var end = start
        // Where the text still fits if it ends here, but not if more follows and a mark is needed.
        var marked = start
        while end < scalars.count {
            let width = width(end)
            guard width <= room else { return start..<marked }
            room -= width
            end += 1
            if room >= 1 { marked = end }
        }
        return start..<end
    }

    /// Where to begin so that the first span is seen, with a quarter of the line before it.
    private func start(_ columns: Int) -> Int {
        guard let first = spans.first, first.lowerBound < scalars.count else { return 0 }
        var used = 0
        for place in 0..<first.lowerBound where used <= columns { used += width(place) }
        guard used + columns / 4 > columns else { return 0 }
        var place = first.lowerBound
        var room = columns / 4
        while place > 0 {
            let width = width(place - 1)
            guard width <= room else { break }
            room -= width
            place -= 1
        }
        // Not between a character and the marks that join it.
        while place < first.lowerBound, DisplayWidth.of(scalars[place]) == 0 { place += 1 }
        return place
    }
}
