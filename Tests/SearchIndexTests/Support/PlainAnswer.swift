@testable import SearchIndex

/// What of a text answers a part of a query, found by trying everything: the oracle of hits and spans.
struct PlainAnswer {
    private let matching: Matching

    /// The text, its characters, its cells, and its words with their cells.
    private let scalars: [Unicode.Scalar]
    private let cells: [PlainScan.Cell]
    private let units: [Bool]

    init(_ text: String, matching: Matching, scan: inout PlainScan) throws {
        self.matching = matching
        scalars = Array(text.unicodeScalars)
        cells = try scan.cells(of: text, asWritten: matching.isAsWritten)
        units = cells.map { cell in
            Pairs.isUnspaced(cell.scalar) || ScalarClass.isHangul(cell.scalar)
                || (cell.startsToken && WordScalars.contains(cell.scalar))
        }
    }

    /// The ranges of scalars that a leaf of a query marks, ascending and apart; none if it isn't there.
    func spans(of leaf: Query, scan: inout PlainScan) throws -> [Range<Int>] {
        switch leaf {
        case .regex(let pattern, let flags):
            return try regexSpans(pattern, flags)
        default:
            return Self.joined(try places(of: leaf, scan: &scan, isApart: true).map(source))
        }
    }

    private static let nothing: [UInt8] = []

    /// Whether a leaf of a query is in the text; an expression that matches nothing at all is in any.
    func isHit(_ leaf: Query, scan: inout PlainScan) throws -> Bool {
        if case .regex(let pattern, let flags) = leaf,
            try LinearRegex("^(?:\(pattern))", flags: flags).isMatch(Self.nothing.span)
        {
            return true
        }
        return try !spans(of: leaf, scan: &scan).isEmpty
    }

    /// The ranges of cells where a leaf stands.
    private func places(
        of leaf: Query,
        scan: inout PlainScan,
        isApart: Bool
    ) throws -> [Range<Int>] {
        switch leaf {
        case .phrase(let phrase) where phrase.slop > 0:
            // By scalars: a mark behind a space makes one character with it.
            var parts: [Query] = []
            for part in phrase.text.unicodeScalars.split(separator: " ") {
                let text = String(String.UnicodeScalarView(part))
                if try !scan.cells(of: text).isEmpty { parts.append(.phrase(Query.Phrase(text))) }
            }
            return try chains(parts, scan: &scan, isOrdered: true) { gaps in
                gaps.reduce(0, +) <= phrase.slop
            }
        case .near(let parts, let distance, let isOrdered):
            return try chains(parts, scan: &scan, isOrdered: isOrdered) { gaps in
                gaps.allSatisfy { $0 <= distance }
            }
        case .phrase(let phrase):
            let cells = try scan.cells(of: phrase.text, asWritten: matching.isAsWritten)
            var places = PlainScan.places(
                of: cells,
                in: self.cells,
                openEnd: phrase.lastIsPrefix,
                wholeWords: matching.isWholeWords
            )
            if matching.isAsWritten {
                places = places.filter { place in
                    ![place, place + cells.count].contains { end in
                        end < self.cells.count && !self.cells[end].startsToken
                            && MatchText.isSecond(self.cells[end].scalar)
                    }
                }
            }
            if isApart {
                var end = 0
                places = places.filter { place in
                    guard place >= end else { return false }
                    end = place + cells.count
                    return true
                }
            }
            return places.map { $0..<($0 + cells.count) }
        case .or(let parts):
            var all: [Range<Int>] = []
            for part in parts { all += try places(of: part, scan: &scan, isApart: isApart) }
            return all
        case .pattern(let pattern):
            return try places(of: pattern)
        default:
            return []
        }
    }

    // MARK: Patterns

    private func places(of pattern: Query.Pattern) throws -> [Range<Int>] {
        var folding = Folding()
        var bytes: [UInt8] = []
        try folding.fold(Array(pattern.text.utf8).span, into: &bytes)
        let folded = String(decoding: bytes, as: UTF8.self)
        let text = matching.isAsWritten ? pattern.text : folded
        let isPassage = folded.unicodeScalars.contains { scalar in
            scalar != "*" && scalar != "?"
                && (Pairs.isUnspaced(scalar.value) || !WordScalars.contains(scalar.value))
        }
        if isPassage, pattern.edits == 0 { return passages(of: text) }
        return words.filter { word in
            let own = string(word)
            return pattern.edits > 0
                ? Self.distance(text, own) <= pattern.edits : PlainGlob(text).matches(own)
        }
    }

    /// The cells of each word.
    private var words: [Range<Int>] {
        let starts = cells.indices.filter { cells[$0].startsToken } + [cells.count]
        return zip(starts, starts.dropFirst()).map { $0..<$1 }
            .filter { cells[$0.lowerBound].kind.isWord }
    }

    private func passages(of text: String) -> [Range<Int>] {
        let own = string(cells.indices)
        let glob = PlainGlob(text)
        var found: [Range<Int>] = []
        var start = 0
        while start <= cells.count,
            let range = glob.firstPassage(
                in: own,
                from: start,
                isWordScalar: { WordScalars.contains($0.value) }
            ), !range.isEmpty
        {
            let needsStart = needsBorder(cells[range.lowerBound])
            let needsEnd = needsBorder(cells[range.upperBound - 1])
            let fits =
                (text.first == "*" || !needsStart
                    || PlainScan.isTokenBorder(range.lowerBound, in: cells))
                && (text.last == "*" || !needsEnd
                    || PlainScan.isTokenBorder(range.upperBound, in: cells))
            if fits { found.append(range) }
            start = fits ? range.upperBound : range.lowerBound + 1
        }
        return found
    }

    private func needsBorder(_ cell: PlainScan.Cell) -> Bool {
        matching.isWholeWords || WordScalars.containsSpaced(cell.scalar)
    }

    private func string(_ range: Range<Int>) -> String {
        var view = String.UnicodeScalarView()
        for cell in cells[range] { view.append(Unicode.Scalar(cell.scalar) ?? "?") }
        return String(view)
    }

    /// The whole table of optimal string alignment.
    private static func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        var table = Array(
            repeating: Array(repeating: 0, count: right.count + 1),
            count: left.count + 1
        )
        for row in 0...left.count {
            for column in 0...right.count {
                guard row > 0, column > 0 else {
                    table[row][column] = row + column
                    continue
                }
                let change = left[row - 1] == right[column - 1] ? 0 : 1
                var best = min(table[row - 1][column - 1] + change, table[row - 1][column] + 1)
                best = min(best, table[row][column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[left.count][right.count]
    }

    // MARK: Distance

    /// The places of all parts that belong to a chain in which all gaps together are allowed.
    private func chains(
        _ parts: [Query],
        scan: inout PlainScan,
        isOrdered: Bool,
        _ isAllowed: ([Int]) -> Bool
    ) throws -> [Range<Int>] {
        var lists: [[Range<Int>]] = []
        for part in parts { lists.append(try places(of: part, scan: &scan, isApart: false)) }
        var members: Set<Range<Int>> = []
        func extend(_ chain: [Range<Int>], _ gaps: [Int]) {
            guard chain.count < lists.count else {
                if isAllowed(gaps) { members.formUnion(chain) }
                return
            }
            for place in lists[chain.count] {
                guard let last = chain.last else {
                    extend([place], [])
                    continue
                }
                if last.upperBound <= place.lowerBound {
                    extend(chain + [place], gaps + [count(last.upperBound..<place.lowerBound)])
                } else if !isOrdered, place.upperBound <= last.lowerBound {
                    extend(chain + [place], gaps + [count(place.upperBound..<last.lowerBound)])
                }
            }
        }
        extend([], [])
        return Array(members)
    }

    private func count(_ range: Range<Int>) -> Int {
        units[range].count { $0 }
    }

    // MARK: Spans

    private func source(_ range: Range<Int>) -> Range<Int> {
        cells[range.lowerBound].source.lowerBound..<cells[range.upperBound - 1].source.upperBound
    }

    /// Looks for matches by running the expression at every place on its own.
    private func regexSpans(_ pattern: String, _ flags: String) throws -> [Range<Int>] {
        let regex = try LinearRegex("^(?:\(pattern))", flags: flags)
        var found: [Range<Int>] = []
        var start = 0
        while start < scalars.count {
            let rest = String(String.UnicodeScalarView(scalars[start...]))
            if let match = regex.firstMatch(in: Array(rest.utf8).span), !match.isEmpty {
                let text = String(decoding: Array(rest.utf8)[match], as: UTF8.self)
                let end = start + text.unicodeScalars.count
                found.append(start..<end)
                start = end
            } else {
                start += 1
            }
        }
        return found
    }

    static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }
}
