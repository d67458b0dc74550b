/// Finds paragraphs in which phrases stand near each other, in their order or in any.
///
/// The gap between two occurrences is counted in characters of scripts without spaces and of Hangul,
/// and in words of other scripts; white space and punctuation count nothing.
struct NearSearch {
    /// How large the gaps may be.
    enum Room {
        /// Each gap by itself.
        case between(Int)

        /// All gaps together.
        case total(Int)
    }

    /// The parts, each with the phrases of which any will do.
    let parts: [[PhrasePattern]]
    let room: Room
    let isOrdered: Bool

    /// The paragraphs where the parts are near each other, with how often the first part begins there.
    ///
    /// - Complexity: O(candidates of the rarest part + text of the paragraphs that hold all parts).
    func matches(in index: SearchIndex, bytes: RawSpan) -> LeafMatches {
        guard !parts.isEmpty, parts.allSatisfy({ !$0.isEmpty }) else { return LeafMatches() }
        var candidates: [UInt32]?
        for part in parts {
            var own = LeafMatches()
            for pattern in part {
                let search = PhraseSearch(pattern, of: index, in: bytes)
                let found = search.candidates(in: bytes)
                own = own.merged(with: LeafMatches(paragraphs: found, frequencies: found))
            }
            if let known = candidates {
                let members = Set(own.paragraphs)
                candidates = known.filter { members.contains($0) }
            } else {
                candidates = own.paragraphs
            }
        }
        return LeafMatches(checking: candidates ?? [], of: index, in: bytes) { _, text in
            count(in: text)
        }
    }

    private func count(in text: borrowing MatchText) -> Int {
        var occurrences: [[Range<Int>]] = []
        for part in parts {
            var own: [Range<Int>] = []
            for pattern in part {
                var offset = 0
                while let start = pattern.firstOccurrence(in: text, from: offset) {
                    own.append(start..<(start + pattern.needle.count))
                    offset = start + 1
                }
            }
            if own.isEmpty { return 0 }
            occurrences.append(own.sorted { $0.lowerBound < $1.lowerBound })
        }
        let units = TextUnits(text)
        var count = 0
        for first in occurrences[0]
        where chain(from: first, to: occurrences[1...], units) { count += 1 }
        return count
    }

    /// Whether the other parts follow one that occurs, each near the one before.
    ///
    /// A state is an occurrence with the room that is used up on the way there; of two ways to the
    /// same occurrence the shorter counts.
    private func chain(
        from first: Range<Int>,
        to rest: ArraySlice<[Range<Int>]>,
        _ units: TextUnits
    ) -> Bool {
        var states = [(place: first, used: 0)]
        for part in rest {
            var next: [(place: Range<Int>, used: Int)] = []
            for place in part {
                var best = Int.max
                for state in states {
                    guard let gap = gap(from: state.place, to: place, units) else { continue }
                    switch room {
                    case .between(let limit):
                        if gap <= limit { best = 0 }
                    case .total(let limit):
                        if state.used + gap <= limit { best = min(best, state.used + gap) }
                    }
                }
                if best < Int.max { next.append((place, best)) }
            }
            if next.isEmpty { return false }
            states = next
        }
        return true
    }

    /// What stands between two occurrences; `nil` if they overlap or stand in the wrong order.
    private func gap(from left: Range<Int>, to right: Range<Int>, _ units: TextUnits) -> Int? {
        if left.upperBound <= right.lowerBound {
            return units.count(in: left.upperBound..<right.lowerBound)
        }
        guard !isOrdered, right.upperBound <= left.lowerBound else { return nil }
        return units.count(in: right.upperBound..<left.lowerBound)
    }
}

/// Counts the characters and words of a folded text between any two places.
struct TextUnits {
    /// The units that begin before each byte.
    private var before: [Int32]

    init(_ text: borrowing MatchText) {
        before = Array(repeating: 0, count: text.count + 1)
        let bytes = text.bytes.span.extracting(..<text.count)
        let starts = Set(text.tokenStarts)
        var offset = 0
        var units: Int32 = 0
        while offset < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes, at: offset, before: bytes.count)
            for place in offset..<(offset + length) { before[place] = units }
            if ScalarClass.isUnspaced(scalar) || ScalarClass.isHangul(scalar) {
                units += 1
            } else if starts.contains(UInt32(offset)), WordScalars.contains(scalar) {
                units += 1
            }
            offset += length
        }
        before[bytes.count] = units
    }

    /// The units that begin in a range.
    func count(in range: Range<Int>) -> Int {
        Int(before[range.upperBound] - before[range.lowerBound])
    }
}
