/// Paragraphs among which are all that hold a phrase, with how often each may hold it at most.
///
/// Occurrences of a phrase that don't overlap hold as many occurrences of each of its parts. How often
/// a part stands inside of words is known from their postings; how often across borders isn't.
struct PhraseCandidates {
    /// Stands for a bound that isn't known, or doesn't fit.
    static let unknown: UInt8 = 255

    /// Ascending.
    private(set) var paragraphs: [UInt32] = []

    /// As many as paragraphs, 1 or more.
    private(set) var bounds: [UInt8] = []

    /// Finds the paragraphs that hold all parts of a phrase, or symbols that may hold some.
    ///
    /// - Complexity: O(postings of its rarest part), and at most those of the others.
    init(_ search: PhraseSearch, in bytes: RawSpan) {
        let universe = search.index.paragraphs.count
        if !search.isAbsent, let rarest = search.unions.first {
            load(rarest, universe: universe, in: bytes)
            for union in search.unions.dropFirst() {
                if paragraphs.isEmpty { break }
                filter(by: union, universe: universe, in: bytes)
            }
        }
        guard !search.symbols.parts.isEmpty else { return }
        merge(search.symbols.matches(universe: universe, in: bytes).paragraphs)
    }

    /// Drops the paragraphs that a function doesn't want, called in ascending order.
    mutating func keep(where isWanted: (UInt32) -> Bool) {
        var kept = 0
        for place in paragraphs.indices where isWanted(paragraphs[place]) {
            paragraphs[kept] = paragraphs[place]
            bounds[kept] = bounds[place]
            kept += 1
        }
        truncate(to: kept)
    }

    private mutating func truncate(to count: Int) {
        paragraphs.removeLast(paragraphs.count - count)
        bounds.removeLast(bounds.count - count)
    }

    private mutating func append(_ paragraph: UInt32, _ bound: UInt8) {
        paragraphs.append(paragraph)
        bounds.append(bound)
    }

    private static func bound(_ sum: UInt64) -> UInt8 { UInt8(min(sum, UInt64(unknown))) }

    /// Takes in the paragraphs that hold any term of a union.
    private mutating func load(_ union: TermUnion, universe: Int, in bytes: RawSpan) {
        let capacity = min(union.bound, universe)
        paragraphs.reserveCapacity(capacity)
        bounds.reserveCapacity(capacity)
        if union.parts.count > 1, union.isDense(universe: universe) {
            let tally = Tally(boundsOf: union, universe: universe, in: bytes)
            tally.visitMembers { append($0, $1) }
            return
        }
        var postings: [UInt64] = []
        postings.reserveCapacity(capacity)
        let limit = UInt32(truncatingIfNeeded: universe)
        for part in union.parts {
            var cursor = PostingsCursor(part.entry, shape: part.shape, in: bytes)
            cursor.visitRest(below: limit, in: bytes) { paragraph, frequency in
                let bound = Self.bound(part.most(frequency))
                postings.append(UInt64(paragraph) << 32 | UInt64(bound))
            }
        }
        if union.parts.count > 1 { postings.sort() }
        for posting in postings {
            let paragraph = UInt32(truncatingIfNeeded: posting >> 32)
            let bound = posting & 0xFFFF_FFFF
            if paragraphs.last == paragraph {
                let sum = UInt64(bounds[bounds.count - 1]) + bound
                bounds[bounds.count - 1] = Self.bound(sum)
            } else {
                append(paragraph, Self.bound(bound))
            }
        }
    }

    /// Leaves only the paragraphs that hold any term of a union, if that is less work than reading them.
    private mutating func filter(by union: TermUnion, universe: Int, in bytes: RawSpan) {
        // What a posting costs in turn, sought or added up, and reading a paragraph.
        let (seek, add, read) = (8, 2, 100)
        let sought = paragraphs.count * union.parts.count * seek
        let tallied = union.bound * add + universe / 16
        if tallied < sought {
            guard tallied < paragraphs.count * read else { return }
            filter(by: Tally(boundsOf: union, universe: universe, in: bytes))
        } else if union.parts.count <= read / seek {
            seekEach(in: union, in: bytes)
        }
    }

    private mutating func filter(by tally: Tally) {
        var kept = 0
        for place in paragraphs.indices {
            let bound = tally.storedCount(of: paragraphs[place])
            guard bound > 0 else { continue }
            paragraphs[kept] = paragraphs[place]
            bounds[kept] = min(bounds[place], bound)
            kept += 1
        }
        truncate(to: kept)
    }

    private mutating func seekEach(in union: TermUnion, in bytes: RawSpan) {
        var cursors = union.parts.map { PostingsCursor($0.entry, shape: $0.shape, in: bytes) }
        var kept = 0
        for place in paragraphs.indices {
            let paragraph = paragraphs[place]
            var sum: UInt64 = 0
            for part in cursors.indices {
                cursors[part].advance(to: paragraph, in: bytes)
                guard cursors[part].number == paragraph else { continue }
                sum += union.parts[part].most(cursors[part].frequency(in: bytes))
                if sum >= Self.unknown { break }
            }
            guard sum > 0 else { continue }
            paragraphs[kept] = paragraph
            bounds[kept] = min(bounds[place], Self.bound(sum))
            kept += 1
        }
        truncate(to: kept)
    }

    /// Adds paragraphs of which nothing else is known.
    private mutating func merge(_ others: [UInt32]) {
        let own = self
        (paragraphs, bounds) = ([], [])
        var (mine, theirs) = (0, 0)
        while mine < own.paragraphs.count || theirs < others.count {
            let first = mine < own.paragraphs.count ? own.paragraphs[mine] : .max
            if theirs < others.count, others[theirs] <= first {
                append(others[theirs], Self.unknown)
                if first == others[theirs] { mine += 1 }
                theirs += 1
            } else {
                append(first, own.bounds[mine])
                mine += 1
            }
        }
    }
}

extension TermUnion.Part {
    /// How often what is looked for may stand in a paragraph in this term, at most.
    @inline(__always)
    func most(_ frequency: UInt32) -> UInt64 {
        // Pairs across borders are counted once, however many there are.
        guard shape == .weighted else { return UInt64(PhraseCandidates.unknown) }
        return UInt64(frequency) &* UInt64(times)
    }
}
