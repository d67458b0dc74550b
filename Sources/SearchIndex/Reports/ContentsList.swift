/// Tells the lines of a table of contents from the headings that they repeat.
///
/// A list of contents begins below 目录 or Contents, and ends where its first line returns, as the
/// heading itself, or where text begins.
struct ContentsList {
    /// The most lines that a list has.
    private static let mostLines = 400

    private var isOpen = false
    private var count = 0

    /// The first line of the list, as it will return.
    private var first: Scalars?

    /// Whether an element belongs to a list of contents; elements come in their order.
    ///
    /// Complexity: O(1).
    mutating func takes(_ element: SourceElement, in bytes: Span<UInt8>) -> Bool {
        guard element.range.count <= 3 * LineShape.limit else {
            isOpen = false
            return false
        }
        if !isOpen, element.range.count > 40 { return false }
        let text = Scalars(bytes, element.range).map(\.folded)
        let bare = text.filter { $0 != " " }
        if Self.titles.contains(bare.string.lowercased()) {
            (isOpen, count, first) = (true, 0, nil)
            return false
        }
        guard isOpen else { return false }
        let entry = Self.entry(bare)
        count += 1
        let isText = bare.last == "。" || (entry.count == bare.count && bare.count > 80)
        if isText || entry == first || count > Self.mostLines {
            isOpen = false
            return false
        }
        if first == nil, !entry.isEmpty { first = entry }
        return true
    }

    private static let titles: Set<String> = ["目录", "目錄", "目次", "contents", "tableofcontents"]

    /// A line without the dots and the number of the page behind it.
    private static func entry(_ bare: Scalars) -> Scalars {
        let end = bare.lastIndex { !$0.isDigit && $0 != "." && $0 != "·" && $0 != "…" && $0 != "-" }
        return end.map { Scalars(bare[...$0]) } ?? []
    }
}
