/// What is looked at in the text of the best paragraphs alone, because no postings tell it: words that
/// stand side by side as in the query, and single characters.
///
/// It only ever adds to a score, so that the best paragraphs stay before all others.
struct Refinement {
    /// The number of paragraphs whose text is looked at, the best ones by all else.
    static let depth = 20

    /// The most neighbouring words that count.
    static let neighbourLimit = 64

    /// For each word of the index, by its number, the places in the query behind which it may stand
    /// first or second, a bit each.
    private var roles: [Int: (first: UInt64, second: UInt64)] = [:]
    private var neighbourWeights: [Float] = []

    /// The two words of each place, with a space between them.
    private(set) var neighbourTexts: [[UInt8]] = []

    /// The bytes of characters in UTF-8, three or four of them as one number, the first lowest.
    private var characters: [UInt32] = []
    private var characterWeights: [Float] = []

    /// A bit for the third byte of each character, to pass over most others quickly.
    private var characterFilter: UInt64 = 0

    /// How much heavier all of it is made.
    var factor: Float = 1

    /// Whether there is nothing to look for.
    var isEmpty: Bool { neighbourWeights.isEmpty && characters.isEmpty }

    /// Lets two words, each in any of some forms, count where they stand side by side.
    mutating func append(
        neighbours first: [Int],
        _ second: [Int],
        text: [UInt8],
        weight: Float
    ) {
        guard neighbourWeights.count < Self.neighbourLimit, weight > 0 else { return }
        guard !first.isEmpty, !second.isEmpty else { return }
        let bit = UInt64(1) << UInt64(neighbourWeights.count)
        for word in first { roles[word, default: (0, 0)].first |= bit }
        for word in second { roles[word, default: (0, 0)].second |= bit }
        neighbourWeights.append(weight)
        neighbourTexts.append(text)
    }

    /// Lets a character of three bytes or four count; one that comes again weighs more.
    mutating func append(character bytes: ArraySlice<UInt8>, weight: Float) {
        let character = bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        if let place = characters.firstIndex(of: character) {
            characterWeights[place] += weight
        } else {
            characters.append(character)
            characterWeights.append(weight)
            characterFilter |= Self.filter(character)
        }
    }

    /// What a paragraph gains, by its norm.
    ///
    /// - Complexity: O(length of its text).
    func gain(of paragraph: Int, norm: Float, in index: SearchIndex, bytes: RawSpan) -> Float {
        var parts: Float = 0
        forEachPart(of: paragraph, in: index, bytes: bytes) { _, weight, count in
            let frequency = Float(count)
            parts += weight * (frequency / (frequency + norm))
        }
        return factor * parts
    }

    /// A part that a paragraph gains by.
    enum Part {
        /// A character, its bytes as one number.
        case character(UInt32)

        /// Two neighbours in the query, by the place of the first among all such.
        case neighbours(Int)
    }

    /// Calls a function with each part that a paragraph holds, its weight and how often it is there.
    func forEachPart(
        of paragraph: Int,
        in index: SearchIndex,
        bytes: RawSpan,
        _ body: (Part, _ weight: Float, _ count: Int) -> Void
    ) {
        var neighbourCounts = neighbourWeights.map { _ in 0 }
        var characterCounts = characters.map { _ in 0 }
        let vocabulary = index.vocabulary
        var before: UInt64 = 0
        index.text.forEachRank(of: paragraph, in: bytes) { rank in
            if !neighbourWeights.isEmpty {
                guard let word = vocabulary.word(of: rank, in: bytes) else { return }
                let role = roles[word] ?? (0, 0)
                var met = before & role.second
                before = role.first
                while met != 0 {
                    neighbourCounts[met.trailingZeroBitCount] += 1
                    met &= met - 1
                }
            }
            guard !characters.isEmpty else { return }
            let record = vocabulary.record(of: rank, in: bytes)
            guard record.kind == .unspacedWord else { return }
            // One or two characters of three bytes, as most words are.
            if record.isInline, record.surfaceCount == 3 || record.surfaceCount == 6,
                record.inlineBytes & 0xF0_0000_F0 == 0xE0_0000_E0 || record.surfaceCount == 3
            {
                let pair = record.inlineBytes
                count(UInt32(truncatingIfNeeded: pair & 0xFF_FFFF), into: &characterCounts)
                count(UInt32(truncatingIfNeeded: pair >> 24), into: &characterCounts)
                return
            }
            let folded = vocabulary.folded(of: rank, in: bytes)
            count(bytes.extracting(bytes.inside(folded)), into: &characterCounts)
        }
        for (place, count) in neighbourCounts.enumerated() where count > 0 {
            body(.neighbours(place), neighbourWeights[place], count)
        }
        for (place, count) in characterCounts.enumerated() where count > 0 {
            body(.character(characters[place]), characterWeights[place], count)
        }
    }

    @inline(__always)
    private func count(_ character: UInt32, into counts: inout [Int]) {
        guard characterFilter & Self.filter(character) != 0 else { return }
        if let place = characters.firstIndex(of: character) { counts[place] += 1 }
    }

    @inline(__always)
    private static func filter(_ character: UInt32) -> UInt64 {
        1 &<< UInt64(character &>> 16 & 63)
    }

    private func count(_ word: RawSpan, into counts: inout [Int]) {
        var offset = 0
        while offset < word.byteCount {
            let first = UInt32(word.load(UInt8.self, at: offset))
            // All characters that count take three bytes or four.
            guard first >= 0xE0 else {
                offset += first < 0x80 ? 1 : 2
                continue
            }
            let length = first < 0xF0 ? 3 : 4
            var character: UInt32 = 0
            for place in (offset..<offset + length).reversed() {
                character = character << 8 | UInt32(word.load(UInt8.self, at: place))
            }
            offset += length
            count(character, into: &counts)
        }
    }
}

extension Refinement {
    /// The best of some hits, of which the first ones have been refined.
    ///
    /// A refined hit has gained, so that none of those behind comes before it.
    static func ordered(_ hits: [SearchHit], limit: Int) -> [SearchHit] {
        var hits = hits
        hits[..<min(depth, hits.count)].sort(by: TopHits.precedes)
        return Array(hits.prefix(max(0, limit)))
    }
}

extension Scoring {
    /// How many hits are needed of which some are refined.
    func plainLimit(_ limit: Int) -> Int {
        refinements.isEmpty || limit <= 0 ? limit : max(limit, Refinement.depth)
    }
}

extension SearchIndex {
    /// What a paragraph gains by all refinements.
    func gain(
        of paragraph: Int,
        by refinements: [Refinement],
        norms: NormTable,
        in bytes: RawSpan
    ) -> Float {
        let number = UInt32(truncatingIfNeeded: paragraph)
        let norm = norms.norm(of: number, in: paragraphs, bytes: bytes)
        return refinements.reduce(0) {
            $0 + $1.gain(of: paragraph, norm: norm, in: self, bytes: bytes)
        }
    }
}
