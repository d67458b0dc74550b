/// The postings of several terms of which any will do, such as the words that hold a character.
struct TermUnion {
    /// A term, and how often what is looked for stands in it.
    struct Part {
        var entry: TermEntry
        var shape: PostingsShape
        var times: UInt32
    }

    private(set) var parts: [Part] = []

    /// No fewer than the paragraphs that hold any of the terms.
    private(set) var bound = 0

    mutating func append(_ entry: TermEntry, shape: PostingsShape, times: UInt32 = 1) {
        parts.append(Part(entry: entry, shape: shape, times: times))
        bound += entry.count
    }

    /// Leaves out some terms.
    mutating func removeAll(where isLeftOut: (Part) -> Bool) {
        parts.removeAll(where: isLeftOut)
        bound = parts.reduce(0) { $0 + $1.entry.count }
    }

    /// The paragraphs that hold any of the terms, with the sum of the frequencies.
    ///
    /// - Complexity: O(postings), or O(postings × log) where they are few.
    func matches(universe: Int, in bytes: RawSpan) -> LeafMatches {
        if parts.count == 1 { return single(universe: universe, in: bytes) }
        return isDense(universe: universe)
            ? Tally(self, universe: universe, in: bytes).matches
            : sparse(universe: universe, in: bytes)
    }

    private func single(universe: Int, in bytes: RawSpan) -> LeafMatches {
        var matches = LeafMatches()
        // What a damaged dictionary claims may be more than there is memory.
        let capacity = min(bound, universe)
        matches.paragraphs.reserveCapacity(capacity)
        matches.frequencies.reserveCapacity(capacity)
        visit(universe: universe, in: bytes) { paragraph, frequency in
            matches.paragraphs.append(paragraph)
            matches.frequencies.append(frequency)
        }
        return matches
    }

    private func sparse(universe: Int, in bytes: RawSpan) -> LeafMatches {
        var postings: [UInt64] = []
        postings.reserveCapacity(bound)
        visit(universe: universe, in: bytes) { postings.append(UInt64($0) << 32 | UInt64($1)) }
        postings.sort()
        var matches = LeafMatches()
        for posting in postings {
            let paragraph = UInt32(truncatingIfNeeded: posting >> 32)
            let frequency = UInt32(truncatingIfNeeded: posting)
            if matches.paragraphs.last == paragraph {
                matches.frequencies[matches.frequencies.count - 1] &+= frequency
            } else {
                matches.paragraphs.append(paragraph)
                matches.frequencies.append(frequency)
            }
        }
        return matches
    }

    /// Whether the lists are so long that a byte a paragraph is less to go through.
    func isDense(universe: Int) -> Bool {
        bound > universe / 100
    }

    /// How often a paragraph holds any of the terms.
    ///
    /// - Complexity: O(terms).
    func frequency(of paragraph: UInt32, in bytes: RawSpan) -> UInt32 {
        var sum: UInt32 = 0
        for part in parts {
            var cursor = PostingsCursor(part.entry, shape: part.shape, in: bytes)
            cursor.advance(to: paragraph, in: bytes)
            if cursor.number == paragraph {
                sum &+= cursor.frequency(in: bytes) &* part.times
            }
        }
        return sum
    }

    /// Calls a function with the number of every posting of every list, as long as there are such
    /// paragraphs.
    @inline(__always)
    func visitNumbers(universe: Int, in bytes: RawSpan, _ body: (UInt32) -> Void) {
        let limit = UInt32(truncatingIfNeeded: universe)
        var block = PostingsBlock()
        for part in parts { part.entry.fetch() }
        for part in parts {
            let list = PostingsList(part.entry, shape: part.shape, in: bytes)
            if list.count == 1 {
                if list.single < limit { body(list.single) }
                continue
            }
            for place in 0..<list.blockCount {
                block.load(place, of: list, in: bytes)
                for index in 0..<block.count where block.number(at: index) < limit {
                    body(block.number(at: index))
                }
            }
        }
    }

    /// Calls a function with every posting of every list, as long as there are such paragraphs.
    @inline(__always)
    private func visit(
        universe: Int,
        in bytes: RawSpan,
        _ body: (UInt32, UInt32) -> Void
    ) {
        for part in parts { part.entry.fetch() }
        for part in parts {
            var cursor = PostingsCursor(part.entry, shape: part.shape, in: bytes)
            let limit = UInt32(truncatingIfNeeded: universe)
            cursor.visitRest(below: limit, in: bytes) { body($0, $1 &* part.times) }
        }
    }
}
