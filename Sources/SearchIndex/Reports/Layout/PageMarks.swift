/// Headers, footers and numbers of pages: which lines they are, and on which page each line stands.
///
/// Where the pages are known, a line is one of these if it stands at the top or the foot of a good
/// part of the pages, whatever its digits. Where they aren't, the numbers of pages tell: they stand
/// alone on their lines, next to the same words, and rise by one.
struct PageMarks {
    /// For each line, whether it is the mark of a page and no text.
    private(set) var isMark: [Bool]

    /// For each line, its page from 1; 0 where nothing tells.
    private(set) var pages: [Int]

    /// The lines of the first header, from the top down; empty if pages have none.
    private(set) var header: [Int] = []

    /// The characters that no mark exceeds.
    static let lengthLimit = 81

    /// The lines at each edge of a page that may be marks.
    private static let edge = 3

    /// The lines that are numbers of pages.
    private var places: Set<Int> = []

    private let keys: [String]
    private let numbers: [PageNumber?]

    /// A line as it is compared with others.
    struct Line {
        /// The line without its spaces, with its numbers or, where pages are known, with all numbers
        /// alike; empty if it is too long for a mark.
        var key: String

        /// The number of a page that the line may be.
        var number: PageNumber?

        init(_ text: Scalars, isPageKnown: Bool) {
            key = PageMarks.key(text, isNumbered: !isPageKnown)
            number = PageNumber(text)
        }
    }

    /// Whether pages are known, as those of the lines tell.
    static func areKnown(_ pages: [Int]) -> Bool { pages.last ?? 0 > 1 }

    /// Finds the marks among some lines.
    ///
    /// Complexity: O(lines).
    init(_ lines: [Line], pages: [Int]) {
        self.pages = pages
        isMark = [Bool](repeating: false, count: lines.count)
        keys = lines.map(\.key)
        numbers = lines.map(\.number)
        if Self.areKnown(pages) {
            markEdges()
        } else {
            markSequence()
        }
        header = firstHeader()
    }

    /// The first marks in a row that hold a word, but for the number of the page.
    private func firstHeader() -> [Int] {
        var found: [Int] = []
        for index in isMark.indices {
            guard isMark[index] else {
                if found.contains(where: { keys[$0].utf8.count >= 6 }) { break }
                found.removeAll()
                continue
            }
            if !places.contains(index), !keys[index].hasPrefix("/") { found.append(index) }
        }
        return found.count <= 4 ? found : []
    }

    private static func key(_ text: Scalars, isNumbered: Bool) -> String {
        guard text.count < lengthLimit else { return "" }
        var key: Scalars = []
        for scalar in text where scalar != " " {
            if scalar.isDigit, !isNumbered {
                if key.last != "#" { key.append("#") }
            } else {
                key.append(scalar)
            }
        }
        return key.string
    }

    private mutating func markEdges() {
        var starts: [Int] = []
        for index in pages.indices where index == 0 || pages[index] != pages[index - 1] {
            starts.append(index)
        }
        let ends = starts.dropFirst() + [pages.count]
        let ranges = zip(starts, ends).map { $0..<$1 }
        mark(ranges) { range, depth in range.lowerBound + depth }
        mark(ranges) { range, depth in range.upperBound - 1 - depth }
    }

    /// Peels the lines off one edge of all pages, as long as they are those of other pages too.
    private mutating func mark(_ ranges: [Range<Int>], _ place: (Range<Int>, Int) -> Int) {
        var counts: [String: Int] = [:]
        var offsets: [String: [Int: Int]] = [:]
        for range in ranges {
            var seen: Set<String> = []
            for depth in 0..<min(Self.edge, range.count) {
                let index = place(range, depth)
                guard !keys[index].isEmpty, seen.insert(keys[index]).inserted else { continue }
                counts[keys[index], default: 0] += 1
                guard let number = numbers[index] else { continue }
                offsets[keys[index], default: [:]][number.value - pages[index], default: 0] += 1
            }
        }
        for range in ranges {
            for depth in 0..<min(Self.edge, range.count) {
                let index = place(range, depth)
                guard !isMark[index] else { continue }
                if let number = numbers[index] {
                    let offset = offsets[keys[index]]?[number.value - pages[index]] ?? 0
                    guard offset >= 2 else { break }
                    places.insert(index)
                } else {
                    let count = counts[keys[index]] ?? 0
                    guard count >= max(3, ranges.count / 5) else { break }
                }
                isMark[index] = true
            }
        }
    }

    /// What the numbers of pages stand next to.
    private struct Neighbour: Hashable {
        var form: PageNumber.Form
        var offset: Int
        var key: String
    }

    private mutating func markSequence() {
        var all: [Int] = []
        // A report may change its header, or its way to print numbers.
        while all.isEmpty || all.count < 1 << 16, let best = bestSequence(after: all) {
            for index in best { isMark[index] = true }
            places.formUnion(best)
            for step in [-1, 1] { markNeighbours(of: best, step) }
            all += best
        }
        all.sort()
        number(rising(all))
    }

    /// The numbers that rise by one next to the same words.
    private func bestSequence(after others: [Int]) -> [Int]? {
        var groups: [Neighbour: [Int]] = [:]
        for index in numbers.indices {
            guard let number = numbers[index], !isMark[index] else { continue }
            for offset in [-1, 1] {
                let place = index + offset
                guard keys.indices.contains(place), keys[place].utf8.count >= 6,
                    numbers[place] == nil
                else { continue }
                let neighbour = Neighbour(form: number.form, offset: offset, key: keys[place])
                groups[neighbour, default: []].append(index)
            }
            // A number that can be nothing else needs no neighbour.
            guard number.form != .bare else { continue }
            groups[Neighbour(form: number.form, offset: 0, key: ""), default: []].append(index)
        }
        var best: [Int] = []
        // A second sequence must tell more than the first.
        let least = others.isEmpty ? 3 : 5
        let words = Set(others.map { keys[max(0, $0 - 1)] })
        for (neighbour, places) in groups where places.count >= least {
            guard others.isEmpty || words.contains(neighbour.key) else { continue }
            let chain = rising(places)
            guard chain.count >= least, chain.count * 5 >= places.count * 2 else { continue }
            // Digits get lost in conversion; beside the words of a header each number is one.
            let found = neighbour.offset == 0 ? chain : places
            let isFirst = found[0] < best.first ?? .max
            if found.count > best.count || (found.count == best.count && isFirst) { best = found }
        }
        return best.isEmpty ? nil : best
    }

    /// The most pages in a row whose numbers may be missing or unreadable.
    private static let longestGap = 12

    /// The places whose numbers go on from those before.
    private func rising(_ places: [Int]) -> [Int] {
        var chain: [Int] = []
        var last = 0
        for place in places {
            guard let value = numbers[place]?.value, value > last,
                last == 0 || value <= last + Self.longestGap
            else { continue }
            chain.append(place)
            last = value
        }
        return chain
    }

    /// Marks the lines in one direction that most numbers have beside them.
    private mutating func markNeighbours(of chain: [Int], _ step: Int) {
        for distance in 1...4 {
            var counts: [String: Int] = [:]
            for place in chain {
                let index = place + step * distance
                if keys.indices.contains(index) { counts[keys[index], default: 0] += 1 }
            }
            let common = Set(
                counts.filter { !$0.key.isEmpty && $0.value * 3 >= chain.count && $0.value >= 3 }
                    .keys
            )
            let all = counts.filter { common.contains($0.key) }.reduce(0) { $0 + $1.value }
            // Odd and even pages may have headers of their own; what follows may be text.
            guard all * 5 >= chain.count * 3, step < 0 || common.count == 1 else { return }
            for place in chain {
                let index = place + step * distance
                guard keys.indices.contains(index), common.contains(keys[index]),
                    isMark[index - step]
                else { continue }
                isMark[index] = true
            }
        }
    }

    /// Numbers the lines by the printed numbers, which stand at the top or at the foot of pages.
    private mutating func number(_ chain: [Int]) {
        guard let first = chain.first, let value = numbers[first]?.value else { return }
        let isFoot = value == 1 && first >= 8
        var next = chain.startIndex
        var page = isFoot ? 1 : max(1, value - 1)
        for index in pages.indices {
            if next < chain.count {
                // The header stands above the number and belongs to the same page.
                var start = chain[next]
                while !isFoot, start > index, isMark[start - 1] { start -= 1 }
                if index >= start, let value = numbers[chain[next]]?.value {
                    page = value
                    if !isFoot { next += 1 }
                }
            }
            pages[index] = page
            if isFoot, next < chain.count, index == chain[next] {
                next += 1
                page += 1
            }
        }
    }
}
