/// The postings of all terms of one kind, unpacked: for each term its paragraphs, ascending.
///
/// Two passes over the paragraphs: the first counts the postings of each term, the second puts them
/// in their places. Threads take groups of consecutive chunks; since every group knows how many
/// postings come from those before it, all of them fill the same array without waiting.
///
/// Nearly all the time is spent waiting for memory, so that what is looked up for an occurrence stands
/// together, and terms are best numbered as they were met: what is frequent is met early.
struct Inversion: Sendable {
    /// Where the postings of each term begin; one more than terms.
    let starts: [Int]

    /// Whether a frequency stands behind each number.
    let hasFrequencies: Bool

    private let storage: SharedArray

    /// Which of a chunk's numbers stand for terms.
    enum Occurrences: Sendable {
        case tokens
        case pairs
    }

    /// What a thread keeps of a term: the last paragraph with it, and how many postings there are or
    /// where the next one goes.
    private struct Place {
        var last = UInt32.max
        var next: UInt32 = 0
    }

    /// The number of postings of one kind that can be inverted at once.
    static let limit = Int(UInt32.max) / 2

    /// Inverts one kind of terms.
    ///
    /// - Parameters:
    ///   - occurrences: What of the chunks is inverted.
    ///   - chunks: All paragraphs, in their order.
    ///   - terms: For each worker, the term of each of its tokens or pairs; `.max` for those without.
    ///   - termCount: The number of terms.
    ///   - withFrequencies: Whether to count how often a term stands in a paragraph.
    ///   - threads: The number of threads.
    /// - Throws: `tooLarge` beyond ``limit``.
    /// - Complexity: O(occurrences + threads × terms).
    init(
        of occurrences: Occurrences,
        in chunks: [Chunk],
        terms: [[UInt32]],
        termCount: Int,
        withFrequencies: Bool,
        threads: Int
    ) throws(SearchIndexError) {
        let groupCount = max(1, min(threads, chunks.count))
        let groups = (0..<groupCount).map { group in
            chunks[(chunks.count * group / groupCount)..<(chunks.count * (group + 1) / groupCount)]
        }
        var places = try Parallel.map(groupCount, threads: threads) { group, _ in
            var places = [Place](repeating: Place(), count: termCount)
            for chunk in groups[group] {
                Self.count(occurrences, in: chunk, terms: terms[chunk.worker], &places)
            }
            return places
        }
        var starts: [Int] = [0]
        starts.reserveCapacity(termCount + 1)
        var next = 0
        for term in 0..<termCount {
            for group in places.indices {
                let count = Int(places[group][term].next)
                places[group][term] = Place(next: UInt32(truncatingIfNeeded: next))
                next += count
            }
            starts.append(next)
        }
        guard next <= Self.limit else { throw .tooLarge(what: "postings", limit: Self.limit) }
        let storage = SharedArray(count: withFrequencies ? 2 * next : next)
        let firstPlaces = places
        _ = try Parallel.map(groupCount, threads: threads) { group, _ in
            var places = firstPlaces[group]
            for chunk in groups[group] {
                let terms = terms[chunk.worker]
                if withFrequencies {
                    Self.fillWeighted(storage, occurrences, in: chunk, terms: terms, &places)
                } else {
                    Self.fill(storage, occurrences, in: chunk, terms: terms, &places)
                }
            }
        }
        self.starts = starts
        self.storage = storage
        hasFrequencies = withFrequencies
    }

    /// The postings of one term; the buffers are used anew if frequencies must be parted from numbers.
    ///
    /// - Complexity: O(postings).
    func withPostings<Result>(
        of term: Int,
        buffers: inout (numbers: [UInt32], frequencies: [UInt32]),
        _ body: (_ numbers: Span<UInt32>, _ frequencies: Span<UInt32>) -> Result
    ) -> Result {
        let range = starts[term]..<starts[term + 1]
        guard hasFrequencies else {
            return storage.withSpan(range) { body($0, [UInt32]().span) }
        }
        buffers.numbers.removeAll(keepingCapacity: true)
        buffers.frequencies.removeAll(keepingCapacity: true)
        storage.withSpan((2 * range.lowerBound)..<(2 * range.upperBound)) { postings in
            var place = 0
            while place < postings.count {
                buffers.numbers.append(postings[place])
                buffers.frequencies.append(postings[place &+ 1])
                place &+= 2
            }
        }
        return body(buffers.numbers.span, buffers.frequencies.span)
    }

    private static func count(
        _ occurrences: Occurrences,
        in chunk: Chunk,
        terms: [UInt32],
        _ places: inout [Place]
    ) {
        let (numbers, ends) = chunk.numbers(of: occurrences)
        let (items, terms) = (numbers.span, terms.span)
        var places = places.mutableSpan
        var item = 0
        for (paragraph, end) in ends.enumerated() {
            let number = UInt32(chunk.firstParagraph &+ paragraph)
            while item < Int(end) {
                let term = terms[Int(items[item])]
                item &+= 1
                guard term != .max, places[Int(term)].last != number else { continue }
                places[Int(term)].last = number
                places[Int(term)].next &+= 1
            }
        }
    }

    private static func fill(
        _ storage: SharedArray,
        _ occurrences: Occurrences,
        in chunk: Chunk,
        terms: [UInt32],
        _ places: inout [Place]
    ) {
        let (numbers, ends) = chunk.numbers(of: occurrences)
        let (items, terms) = (numbers.span, terms.span)
        var places = places.mutableSpan
        var item = 0
        for (paragraph, end) in ends.enumerated() {
            let number = UInt32(chunk.firstParagraph &+ paragraph)
            while item < Int(end) {
                let term = terms[Int(items[item])]
                item &+= 1
                guard term != .max, places[Int(term)].last != number else { continue }
                storage[Int(places[Int(term)].next)] = number
                places[Int(term)].last = number
                places[Int(term)].next &+= 1
            }
        }
    }

    private static func fillWeighted(
        _ storage: SharedArray,
        _ occurrences: Occurrences,
        in chunk: Chunk,
        terms: [UInt32],
        _ places: inout [Place]
    ) {
        let (numbers, ends) = chunk.numbers(of: occurrences)
        let (items, terms) = (numbers.span, terms.span)
        var places = places.mutableSpan
        var item = 0
        for (paragraph, end) in ends.enumerated() {
            let number = UInt32(chunk.firstParagraph &+ paragraph)
            while item < Int(end) {
                let term = terms[Int(items[item])]
                item &+= 1
                guard term != .max else { continue }
                let place = places[Int(term)]
                if place.last == number {
                    storage[2 &* Int(place.next) &- 1] &+= 1
                } else {
                    storage[2 &* Int(place.next)] = number
                    storage[2 &* Int(place.next) &+ 1] = 1
                    places[Int(term)] = Place(last: number, next: place.next &+ 1)
                }
            }
        }
    }
}

extension Chunk {
    /// The numbers of one kind, and where those of each paragraph end.
    fileprivate func numbers(
        of occurrences: Inversion.Occurrences
    ) -> (numbers: [UInt32], ends: [UInt32]) {
        switch occurrences {
        case .tokens: (tokens, tokenEnds)
        case .pairs: (pairs, pairEnds)
        }
    }
}
