/// A word of the query where it is hidden in paragraphs that lack the word itself.
///
/// Few postings of its holders are read at once, and single paragraphs are asked by their text. Only
/// where all paragraphs of a strip are wanted, or too many texts, are all holders read.
struct HiddenWordScorer {
    let weight: Float

    /// The place of the term that is the word itself.
    let term: Int

    private let needle: [UInt8]
    private let holders: TermUnion
    private let universe: Int

    /// The paragraphs of few postings, ascending; perhaps some with the word itself.
    private var few: [UInt32] = []
    private let isFew: Bool

    /// A bit for each paragraph, once all postings are read; perhaps some with the word itself.
    private(set) var members: [UInt64] = []
    private var readCount = 0

    /// Up to so many postings are read at once.
    private static let fewPostings = 256

    /// So many postings are read in the time in which a text is, or the bits of all paragraphs made.
    private static let textCost = 400
    private static let bitsCost = 10_000

    /// Whether bounds of strips don't take into account yet which paragraphs there are.
    var isNew = false

    init(_ word: Scoring.HiddenWord, term: Int, universe: Int, in bytes: RawSpan) {
        weight = word.weight
        self.term = term
        self.universe = universe
        needle = word.search.needle
        holders = word.holders
        isFew = holders.bound <= Self.fewPostings
        guard isFew else { return }
        few.reserveCapacity(holders.bound)
        holders.visitNumbers(universe: universe, in: bytes) { few.append($0) }
        few.sort()
        few = few.indices.filter { $0 == 0 || few[$0] != few[$0 - 1] }.map { few[$0] }
    }

    /// Raises the bounds of the strips where the word may be hidden.
    func raise(_ strips: inout StripBounds, as component: Int) {
        if isFew {
            for paragraph in few { strips.raise(component, at: paragraph, to: weight) }
        } else if universe > 0 {
            let last = UInt32(truncatingIfNeeded: universe - 1)
            strips.raise(component, from: 0, through: last, to: weight)
        }
    }

    /// Whether a paragraph, which lacks the word itself, holds it hidden.
    @inline(__always)
    mutating func holds(
        _ paragraph: UInt32,
        _ text: inout ParagraphText,
        of index: SearchIndex,
        in bytes: RawSpan
    ) -> Bool {
        if isFew {
            let place = few.place(reaching: paragraph)
            return place < few.count && few[place] == paragraph
        }
        if members.isEmpty {
            readCount &+= 1
            if readCount &* Self.textCost <= holders.bound &+ Self.bitsCost {
                return frequency(in: paragraph, &text, of: index, in: bytes) > 0
            }
            load(in: bytes)
        }
        return mayHold(paragraph)
    }

    /// Whether a paragraph may hold the word hidden, as far as that is known.
    @inline(__always)
    func mayHold(_ paragraph: UInt32) -> Bool {
        guard !members.isEmpty else { return true }
        let word = Int(paragraph &>> 6)
        return word < members.count && members[word] &>> UInt64(paragraph & 63) & 1 == 1
    }

    /// Whether the word may be hidden in any paragraph of a strip, as far as that is known.
    func mayStand(in strip: borrowing Strip) -> Bool {
        if isFew {
            let place = few.place(reaching: strip.first)
            return place < few.count && few[place] < strip.end
        }
        guard !members.isEmpty else { return true }
        return words(of: Int(strip.first) / Strip.size).contains { members[$0] != 0 }
    }

    /// Lowers the bounds of the strips in which the word is hidden nowhere, once that is known.
    mutating func lower(_ strips: inout StripBounds, of component: Int) {
        isNew = false
        strips.lower(component) { strip in words(of: strip).allSatisfy { members[$0] == 0 } }
    }

    /// The paragraphs of a strip in which the word is hidden, perhaps with some that hold the word itself.
    mutating func paragraphs(of strip: borrowing Strip, in bytes: RawSpan) -> [UInt32] {
        if isFew {
            let start = few.place(reaching: strip.first)
            return Array(few[start...].prefix { $0 < strip.end })
        }
        if members.isEmpty { load(in: bytes) }
        var found: [UInt32] = []
        for word in words(of: Int(strip.first) / Strip.size) {
            var rest = members[word]
            while rest != 0 {
                found.append(UInt32(word &* 64 &+ rest.trailingZeroBitCount))
                rest &= rest &- 1
            }
        }
        return found
    }

    private func words(of strip: Int) -> Range<Int> {
        let start = strip * (Strip.size / 64)
        return start..<max(start, min(members.count, start + Strip.size / 64))
    }

    @inline(never)
    private mutating func load(in bytes: RawSpan) {
        members = Self.members(of: holders, universe: universe, in: bytes)
        isNew = true
    }

    private static func members(
        of holders: TermUnion,
        universe: Int,
        in bytes: RawSpan
    ) -> [UInt64] {
        var words = [UInt64](repeating: 0, count: (universe + 63) / 64)
        var span = words.mutableSpan
        holders.visitNumbers(universe: universe, in: bytes) {
            span[Int($0 &>> 6)] |= 1 &<< UInt64($0 & 63)
        }
        return words
    }

    /// How often a paragraph, which lacks the word itself, holds it hidden.
    ///
    /// Counted as its postings do: inside of words each time, across borders once.
    @inline(never)
    func frequency(
        in paragraph: UInt32,
        _ text: inout ParagraphText,
        of index: SearchIndex,
        in bytes: RawSpan
    ) -> UInt32 {
        text.load(Int(paragraph), of: index, in: bytes)
        var inside: UInt32 = 0
        var across: UInt32 = 0
        var end = 0
        var start = 0
        while let found = text.first(needle, from: start) {
            start = found + 1
            let stop = found + needle.count
            if text.isInsideToken(found..<stop) {
                guard found >= end else { continue }
                inside &+= 1
                end = stop
            } else {
                across = 1
            }
        }
        return inside &+ across
    }
}

/// The folded text of one paragraph after another, which is put together once for all who ask for it.
struct ParagraphText {
    private var text = MatchText()
    private var paragraph = -1

    /// Forgets the paragraph.
    mutating func removeAll() { paragraph = -1 }

    /// Takes in the text of a paragraph.
    mutating func load(_ paragraph: Int, of index: SearchIndex, in bytes: RawSpan) {
        guard paragraph != self.paragraph else { return }
        self.paragraph = paragraph
        text.load(paragraph, of: index, in: bytes)
    }

    /// Where some bytes stand first at or behind an offset.
    func first(_ needle: [UInt8], from start: Int) -> Int? {
        ByteSearch.first(needle, in: text.bytes, count: text.count, from: start)
    }

    /// Whether a place lies within a single token.
    func isInsideToken(_ place: Range<Int>) -> Bool {
        text.tokenRange(text.token(at: place.lowerBound)).upperBound >= place.upperBound
    }
}

extension [UInt32] {
    /// The place of the first number, of ascending ones, that isn't before another.
    ///
    /// Complexity: O(log(count)).
    func place(reaching number: UInt32) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low &+ high) &>> 1
            if self[middle] < number { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
