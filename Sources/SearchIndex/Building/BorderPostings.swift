/// Makes the lists of pairs out of the pairs of all chunks.
///
/// Threads take ranges of first characters, and gather what all chunks have of them in the order of
/// the paragraphs; what has one first character is sorted by the second. Nothing but these few
/// kilobytes is touched out of order.
struct BorderPostings: Sendable {
    private let chunks: [Chunk]

    /// The ranges of first characters, with about as many pairs each.
    private let ranges: [Range<Int>]

    /// The pairs with a character beyond U+FFFF, in byte order, with their paragraphs, ascending.
    private let wide: [(pair: ScalarPair, paragraph: UInt32)]

    /// The first characters behind all that have ranges of their own.
    private static let limit = 1 << 16

    /// Divides the work into parts.
    init(_ chunks: [Chunk], parts: Int) {
        self.chunks = chunks
        var counts = [Int](repeating: 0, count: Self.limit)
        var wide: [(pair: ScalarPair, paragraph: UInt32)] = []
        for chunk in chunks {
            var start: UInt32 = 0
            for (first, end) in zip(chunk.pairs.firsts, chunk.pairs.ends) {
                counts[Int(first)] += Int(end - start)
                start = end
            }
            for other in chunk.pairs.wide {
                let paragraph = UInt32(chunk.firstParagraph + Int(other.paragraph))
                wide.append((other.pair, paragraph))
            }
        }
        wide.sort { ($0.pair, $0.paragraph) < ($1.pair, $1.paragraph) }
        self.wide = wide
        let share = counts.reduce(0, +) / max(1, parts) + 1
        var ranges: [Range<Int>] = []
        var start = 0
        var count = 0
        for first in counts.indices {
            count += counts[first]
            if count >= share {
                ranges.append(start..<(first + 1))
                (start, count) = (first + 1, 0)
            }
        }
        // All that is left, and pairs that begin beyond.
        ranges.append(start..<(.max))
        self.ranges = ranges
    }

    /// The number of parts.
    var partCount: Int { ranges.count }

    /// Encodes the lists of a part.
    ///
    /// - Complexity: O(pairs of the part + chunks).
    func encode(_ part: Int, lengths: Span<UInt32>) -> EncodedPostings.Part {
        let range = ranges[part]
        var encoder = Encoder()
        var gathered = Gathered()
        gathered.gather(range.clamped(to: 0..<Self.limit), of: chunks)
        var rest = wide[...].drop { $0.pair.first < UInt32(clamping: range.lowerBound) }
        for (place, first) in gathered.firsts.enumerated() {
            encoder.encodeWide(&rest, before: UInt32(first), lengths)
            encoder.encode(&gathered, at: place, lengths)
        }
        encoder.encodeWide(&rest, before: UInt32(clamping: range.upperBound), lengths)
        return encoder.part
    }

    /// What all chunks have of some first characters.
    private struct Gathered: ~Copyable {
        /// The first characters that there are, ascending, and where the items of each end.
        var firsts: [Int] = []
        var ends: [Int] = []

        /// The second character in the upper half, the paragraph in the lower.
        var items: [UInt64] = []

        mutating func gather(_ range: Range<Int>, of chunks: [Chunk]) {
            var places = [Int](repeating: 0, count: range.count)
            for chunk in chunks {
                let pairs = chunk.pairs
                var place = pairs.place(of: range.lowerBound)
                while place < pairs.firsts.count, Int(pairs.firsts[place]) < range.upperBound {
                    let first = Int(pairs.firsts[place]) - range.lowerBound
                    places[first] += pairs.items(at: place).count
                    place += 1
                }
            }
            var end = 0
            for place in places.indices where places[place] > 0 {
                let count = places[place]
                places[place] = end
                end += count
                firsts.append(range.lowerBound + place)
                ends.append(end)
            }
            items = Array(repeating: 0, count: end)
            var target = items.mutableSpan
            var next = places.mutableSpan
            for chunk in chunks {
                let pairs = chunk.pairs
                let items = pairs.items.span
                let paragraph = UInt64(chunk.firstParagraph)
                var place = pairs.place(of: range.lowerBound)
                while place < pairs.firsts.count, Int(pairs.firsts[place]) < range.upperBound {
                    let first = Int(pairs.firsts[place]) - range.lowerBound
                    var at = next[first]
                    for index in pairs.items(at: place) {
                        let item = UInt64(items[index])
                        target[at] = (item &>> 16) &<< 32 | ((item & 0xFFFF) &+ paragraph)
                        at &+= 1
                    }
                    next[first] = at
                    place += 1
                }
            }
        }
    }

    /// Encodes pair after pair.
    private struct Encoder: ~Copyable {
        var part = EncodedPostings.Part(shape: .bounded)
        private var sort = RadixSort()
        private var numbers: [UInt32] = []
        private var term: [UInt8] = []

        /// Encodes the pairs with one first character.
        mutating func encode(_ gathered: inout Gathered, at place: Int, _ lengths: Span<UInt32>) {
            let range = (place == 0 ? 0 : gathered.ends[place - 1])..<gathered.ends[place]
            let first = UInt32(gathered.firsts[place])
            var items = gathered.items.mutableSpan
            sort.sort(&items, in: range, by: 32..<48)
            var index = range.lowerBound
            while index < range.upperBound {
                let second = items[index] &>> 32
                numbers.removeAll(keepingCapacity: true)
                var last = UInt32.max
                while index < range.upperBound, items[index] &>> 32 == second {
                    let number = UInt32(truncatingIfNeeded: items[index])
                    index &+= 1
                    if number == last { continue }
                    numbers.append(number)
                    last = number
                }
                append(ScalarPair(first, UInt32(second)), lengths)
            }
        }

        /// Encodes the pairs that come before a first character, of those with one beyond U+FFFF.
        mutating func encodeWide(
            _ rest: inout ArraySlice<(pair: ScalarPair, paragraph: UInt32)>,
            before first: UInt32,
            _ lengths: Span<UInt32>
        ) {
            while let pair = rest.first?.pair, pair.first < first {
                numbers.removeAll(keepingCapacity: true)
                while let next = rest.first, next.pair == pair {
                    if numbers.last != next.paragraph { numbers.append(next.paragraph) }
                    rest.removeFirst()
                }
                append(pair, lengths)
            }
        }

        private mutating func append(_ pair: ScalarPair, _ lengths: Span<UInt32>) {
            term.removeAll(keepingCapacity: true)
            pair.appendTerm(to: &term)
            // Moved out and back: a part can't be changed while another is read through a span.
            let (numbers, term) = (numbers, term)
            term.withRawSpan {
                part.append($0, numbers: numbers.span, frequencies: Span(), lengths: lengths)
            }
        }
    }
}
