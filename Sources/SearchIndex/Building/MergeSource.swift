/// An index that goes into another, with the places of its reports and paragraphs there.
///
/// The places ascend: an index whose reports change their order is several sources. Where words are
/// merged, they take the place of paragraphs.
struct MergeSource: Sendable {
    /// Consecutive paragraphs that stay together.
    struct Stretch: Sendable {
        /// The paragraphs, as the source numbers them.
        var paragraphs: Range<Int>

        /// The number of the first of them in the result.
        var start: Int
    }

    /// Where the paragraphs are read.
    let tables: IndexTables

    /// The number of paragraphs of the index.
    let count: Int

    /// The paragraphs that are taken over, ascending.
    private(set) var stretches: [Stretch] = []

    /// The number in the result of each report; `nil` if it isn't taken over.
    private(set) var reportNumbers: [Int?]

    /// The number in the result of each heading; `nil` if it isn't taken over.
    var headingNumbers: [Int?]

    init(_ tables: IndexTables) {
        self.tables = tables
        count = tables.paragraphs.count
        reportNumbers = Array(repeating: nil, count: tables.reports.count)
        headingNumbers = Array(repeating: nil, count: tables.headings.count)
    }

    /// Takes over words, given the ascending number of each in the result; `.max` for those left out.
    init(words numbers: [UInt32], of tables: IndexTables) {
        self.tables = tables
        count = numbers.count
        reportNumbers = []
        headingNumbers = []
        for (word, number) in numbers.enumerated() where number != .max {
            append(word..<(word + 1), start: Int(number))
        }
    }

    /// Whether a paragraph stands behind all that are taken over so far.
    func canAppend(_ paragraph: Int) -> Bool {
        stretches.last.map { $0.paragraphs.upperBound <= paragraph } ?? true
    }

    /// The paragraphs that aren't taken over, ascending.
    var leftOut: [Range<Int>] {
        var left: [Range<Int>] = []
        var next = 0
        for stretch in stretches {
            if stretch.paragraphs.lowerBound > next {
                left.append(next..<stretch.paragraphs.lowerBound)
            }
            next = stretch.paragraphs.upperBound
        }
        if next < tables.paragraphs.count { left.append(next..<tables.paragraphs.count) }
        return left
    }

    /// Takes over what is known of a report.
    mutating func take(report: Int, as number: Int) { reportNumbers[report] = number }

    /// Takes over paragraphs, to stand behind all others.
    mutating func append(_ paragraphs: Range<Int>, start: Int) {
        guard !paragraphs.isEmpty else { return }
        if let last = stretches.last, last.paragraphs.upperBound == paragraphs.lowerBound,
            last.start + last.paragraphs.count == start
        {
            stretches[stretches.count - 1].paragraphs =
                last.paragraphs.lowerBound..<paragraphs.upperBound
        } else {
            stretches.append(Stretch(paragraphs: paragraphs, start: start))
        }
    }
}

extension MergeSource {
    /// Finds the places of ascending paragraphs.
    struct Places {
        private let stretches: [Stretch]
        private var next = 0
        private var current = 0..<0
        private var shift = 0

        init(_ stretches: [Stretch]) {
            self.stretches = stretches
        }

        /// Where the stretch of the paragraph that was asked for last ends.
        @inline(__always)
        var end: Int { current.upperBound }

        /// Begins anew.
        mutating func restart() {
            next = 0
            current = 0..<0
        }

        /// The number in the result of a paragraph; `nil` if it isn't taken over.
        ///
        /// - Complexity: O(1) inside of a stretch, else O(log(number of stretches)).
        @inline(__always)
        mutating func place(of paragraph: Int) -> Int? {
            if paragraph >= current.upperBound { move(to: paragraph) }
            return paragraph >= current.lowerBound && paragraph < current.upperBound
                ? paragraph &+ shift : nil
        }

        /// What the number of a paragraph grows by; `nil` if it isn't taken over.
        ///
        /// - Complexity: O(1) inside of a stretch, else O(log(number of stretches)).
        @inline(__always)
        mutating func shift(at paragraph: Int) -> Int? {
            if paragraph >= current.upperBound { move(to: paragraph) }
            return paragraph >= current.lowerBound && paragraph < current.upperBound ? shift : nil
        }

        /// What the numbers of paragraphs grow by, if all from one through another stay together.
        ///
        /// Places asked for afterwards don't stand before the first of them.
        mutating func shift(from first: Int, through last: Int) -> Int? {
            if first >= current.upperBound { move(to: first) }
            return first >= current.lowerBound && last < current.upperBound && first <= last
                ? shift : nil
        }

        /// Finds the first stretch that ends behind a paragraph.
        private mutating func move(to paragraph: Int) {
            var low = next
            var high = stretches.count
            while low < high {
                let middle = (low + high) / 2
                if stretches[middle].paragraphs.upperBound <= paragraph {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            next = low
            guard low < stretches.count else {
                current = .max ..< .max
                return
            }
            current = stretches[low].paragraphs
            shift = stretches[low].start - current.lowerBound
        }
    }
}
