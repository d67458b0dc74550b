/// Whether the lines of a text are wrapped, and how wide its lines are.
///
/// A paragraph a line makes lines of any length, most of which end with a sentence. Wrapped text has
/// no long lines, and most of those of some length end inside a sentence, close below one of a few
/// widths. Figures are measured on 500 government reports and 10 annual reports of companies.
struct LineWrap {
    /// The bytes beyond which a line is no line of a page: 160 Chinese characters.
    static let longLine = 480

    /// The columns from which a line tells how wide the page is.
    static let leastColumns = 30

    /// The widest lines, those that are rare left out.
    private(set) var columns = 0

    /// The widths of the pages and columns of the text, the commonest first.
    private(set) var bands: [Band] = []

    /// How wide the full lines of a page or column are.
    struct Band: Hashable {
        /// The columns of most full lines.
        var columns: Int

        /// The columns of the first lines of paragraphs, which are set in.
        var first: Int

        /// Whether a first line may be so wide and full.
        func isFirst(_ columns: Int) -> Bool {
            abs(columns - first) <= 1
        }
    }

    /// Whether the lines are wrapped.
    private(set) var isWrapped = false

    /// Whether long lines hold too much of a text for it to be wrapped.
    ///
    /// Complexity: O(elements), and no byte of the text is looked at.
    static func isExcluded(_ elements: [SourceElement]) -> Bool {
        var all = 0
        var long = 0
        for element in elements {
            guard element.kind == .line || element.kind == .layoutLine else { return true }
            all += element.range.count
            if element.range.count > longLine { long += element.range.count }
        }
        return elements.isEmpty || elements.count > mostLines || long * 50 > all
    }

    /// The lines from which a text is left as it is, so that memory stays bounded.
    static let mostLines = 1 << 20

    /// Looks at the lines of a text, which may be known to be wrapped.
    ///
    /// Complexity: O(lines).
    init(_ shapes: some Sequence<LineShape>, isKnown: Bool = false) {
        var counts = [Int](repeating: 0, count: LineShape.limit * 2 + 1)
        var ended = 0
        var unended = 0
        var followed = 0
        var last: Int?
        var distinct: Set<Look> = []
        for shape in shapes {
            let ends = shape.endsSentence || shape.last.isThai
            if let last {
                let isAsWide = abs(shape.columns - last) <= 8
                if isAsWide || (ends && shape.columns <= last + 6) { followed += 1 }
            }
            last = nil
            guard shape.columns >= Self.leastColumns, !shape.hasLeaders, !shape.hasGap else {
                continue
            }
            if ends {
                ended += 1
            } else {
                unended += 1
                distinct.insert(Look(shape))
                counts[min(shape.columns, counts.count - 1)] += 1
                last = shape.columns
            }
        }
        findColumns(counts, of: unended)
        // Half of the lines of any length at least, and half of these close to a common width; and
        // two of five at least stand above a line of the same width, or above the end of a sentence.
        // Lines that return are titles, or rows of a table.
        let returns = distinct.count * 2 < unended
        if unended >= 8, unended >= ended, followed * 5 >= unended * 2, !returns {
            isWrapped = Self.countInBands(counts) * 2 >= unended
        }
        guard isWrapped || isKnown else { return }
        findBands(counts, atLeast: isWrapped ? max(5, unended / 100) : 2)
    }

    /// What tells lines from one another well enough.
    private struct Look: Hashable {
        var columns: Int
        var letters: Int
        var digits: Int
        var first: Unicode.Scalar
        var last: Unicode.Scalar
        var beforeLast: Unicode.Scalar

        init(_ shape: LineShape) {
            columns = shape.columns
            letters = shape.letters
            digits = shape.digits
            first = shape.first
            last = shape.last
            beforeLast = shape.beforeLast
        }
    }

    /// Finds the widths that many lines have.
    private mutating func findBands(_ counts: [Int], atLeast least: Int) {
        var counts = counts
        var found = 0
        while found < 16 {
            let sums = counts.indices.map { column in
                counts[max(0, column - 1)...min(counts.count - 1, column + 1)].reduce(0, +)
            }
            guard let best = sums.indices.max(by: { sums[$0] < sums[$1] }), sums[best] >= least
            else { return }
            // The first lines of paragraphs are set in, and may be more than the others.
            let wider = Self.fullest(sums, best + 3...best + 6) ?? best
            let band = sums[wider] * 4 >= sums[best] ? wider : best
            let first = Self.fullest(counts, band - 7...band - 3) ?? band - 4
            // Narrow columns are those of tables, unless all of the text is as narrow.
            if bands.isEmpty || band >= Self.proseColumns {
                bands.append(Band(columns: band, first: first))
            }
            for column in max(0, band - 8)...min(counts.count - 1, band + 6) { counts[column] = 0 }
            found += 1
        }
    }

    /// The columns from which lines are those of running text.
    private static let proseColumns = 56

    private static func fullest(_ counts: [Int], _ range: ClosedRange<Int>) -> Int? {
        range.filter(counts.indices.contains).max { counts[$0] < counts[$1] }
    }

    private mutating func findColumns(_ counts: [Int], of all: Int) {
        var sum = 0
        let few = max(3, all / 100)
        for column in stride(from: counts.count - 1, through: Self.leastColumns, by: -1) {
            sum += counts[column]
            if sum >= few {
                columns = column + 2
                return
            }
        }
    }

    /// The lines in the three fullest windows of 12 columns each.
    private static func countInBands(_ counts: [Int]) -> Int {
        var counts = counts
        var all = 0
        for _ in 0..<3 {
            var best = 0
            var bestStart = 0
            var sum = 0
            for column in counts.indices {
                sum += counts[column] - (column >= 12 ? counts[column - 12] : 0)
                if sum > best { (best, bestStart) = (sum, max(0, column - 11)) }
            }
            all += best
            for column in bestStart..<min(counts.count, bestStart + 12) { counts[column] = 0 }
        }
        return all
    }
}
