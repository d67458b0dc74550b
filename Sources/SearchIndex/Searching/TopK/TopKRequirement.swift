/// What a paragraph must hold to answer bare words, in terms of what brings score.
struct TopKRequirement {
    /// A word, where it brings score, and where titles and headings meet it.
    struct Word {
        var term: Int?
        var ranges: [Range<Int>]

        /// The paragraphs that hold any of its forms, if these count.
        var forms: LeafMatches?

        var count: Int

        /// Whether it stands in several groups.
        var isShared = false
    }

    /// A run: all of its words, or the run as it stands.
    struct Group {
        var words: [Int]
        var matches: LeafMatches

        /// What of the scoring finds the run while ranking; `nil` if matches tell.
        var component: Runs.InRanking.Component?

        /// No fewer than the paragraphs with the run as it stands.
        var most: Int

        /// The matches in the strip.
        var own = 0..<0

        /// Whether a paragraph of the strip holds the run, as matches tell.
        @inline(__always)
        func holds(_ paragraph: UInt32) -> Bool {
            !own.isEmpty && matches.place(of: paragraph, in: own) != nil
        }
    }

    /// Whether all groups have to be met; otherwise a word or a run will do.
    let isAll: Bool
    private(set) var words: [Word] = []
    private(set) var groups: [Group] = []

    /// Which terms are enough by themselves where any will do, and one of which is needed where all
    /// are: words, not pairs but those of Hangul where any will do.
    private(set) var isOwn: [Bool]

    /// The runs, and the forms of words, of which the same is true.
    let runs: [LeafMatches]

    /// Those of them that are found while ranking, by the place of their phrase or hidden word.
    let phrases: [Int]
    let hiddenWords: [Int]

    init(_ text: TextAnswers, _ scoring: Scoring) {
        let isAll = text.isAll && !text.words.isEmpty
        self.isAll = isAll
        let pairs = isAll ? [] : text.enoughPairs
        isOwn = scoring.terms.map { $0.shape == .bounded && pairs.contains($0.entry) }
        let forms = text.words.compactMap(\.forms)
        runs = (text.runs.map(\.matches) + forms).filter { !$0.paragraphs.isEmpty }
        phrases = text.runs.compactMap(\.inRanking?.component.phrase)
        hiddenWords = text.runs.compactMap(\.inRanking?.component.hiddenWord)
        for word in text.words {
            let term = scoring.terms.firstIndex {
                $0.shape == .weighted && $0.entry == word.entry && $0.entry.count > 0
            }
            if let term { isOwn[term] = true }
            let own = word.forms?.paragraphs.count ?? word.entry?.count ?? 0
            let count = word.ranges.reduce(own) { $0 + $1.count }
            words.append(Word(term: term, ranges: word.ranges, forms: word.forms, count: count))
        }
        // Where any word will do, nobody asks for the groups.
        guard isAll else { return }
        groups = text.groups.map { run in
            var own = run.words.compactMap { bytes in
                text.words.lastIndex { $0.bytes == bytes }
            }
            own.sort { (words[$0].count, $0) < (words[$1].count, $1) }
            own = own.indices.filter { $0 == 0 || own[$0] != own[$0 - 1] }.map { own[$0] }
            return Group(run, words: own, scoring)
        }
        groups = groups.filter { !$0.words.isEmpty }
        for place in words.indices {
            words[place].isShared = groups.count { $0.words.contains(place) } > 1
        }
        groups = groups.map { (size(of: $0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// No fewer than the paragraphs that meet a group.
    private func size(of group: Group) -> Int {
        (group.words.first.map { words[$0].count } ?? 0) + group.most
    }

    /// Whether no paragraph can answer.
    var cannotBeMet: Bool {
        isAll && groups.contains { size(of: $0) == 0 }
    }

    /// Moves to a strip.
    mutating func move(to strip: borrowing Strip) {
        for place in groups.indices { groups[place].own = groups[place].matches.places(in: strip) }
    }

    /// Whether a paragraph of the strip meets a word, which it lacks, otherwise: by its context, by a
    /// form, or since each run in which the word stands is there as a whole.
    func isMetElsewhere(
        _ word: Int,
        by paragraph: UInt32,
        _ finders: inout RunFinders,
        of index: SearchIndex,
        in bytes: RawSpan
    ) -> Bool {
        if words[word].ranges.holds(Int(paragraph)) { return true }
        if words[word].forms?.frequency(of: paragraph) != nil { return true }
        for group in groups where group.words.contains(word) && !group.holds(paragraph) {
            guard let component = group.component,
                finders.holds(component, in: paragraph, of: index, bytes)
            else { return false }
        }
        return true
    }
}

extension TopKRequirement.Group {
    /// A run of some words, by their places.
    fileprivate init(_ run: Runs.Run, words: [Int], _ scoring: Scoring) {
        self.words = words
        matches = run.matches
        component = run.inRanking?.component
        most =
            switch component {
            case .phrase(let place): scoring.phrases[place].search.most
            case .hiddenWord(let place): scoring.hiddenWords[place].holders.bound
            case nil: matches.paragraphs.count
            }
    }
}

extension Runs.InRanking.Component {
    var phrase: Int? {
        if case .phrase(let place) = self { place } else { nil }
    }

    var hiddenWord: Int? {
        if case .hiddenWord(let place) = self { place } else { nil }
    }
}

extension PhraseSearch {
    /// No fewer than the paragraphs that hold the phrase.
    fileprivate var most: Int { (isAbsent ? 0 : unions.first?.bound ?? 0) + symbols.bound }
}

extension [Range<Int>] {
    /// Whether a number lies in one of some ascending ranges that don't touch.
    ///
    /// Complexity: O(log(ranges)).
    func holds(_ number: Int) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].upperBound <= number { low = middle + 1 } else { high = middle }
        }
        return low < count && self[low].lowerBound <= number
    }
}

extension LeafMatches {
    /// The place of the first paragraph that isn't before another.
    ///
    /// Complexity: O(log(paragraphs)).
    func place(reaching paragraph: UInt32) -> Int {
        paragraphs.place(reaching: paragraph)
    }

    /// The places of the paragraphs of a strip.
    ///
    /// Complexity: O(log(paragraphs)).
    func places(in strip: borrowing Strip) -> Range<Int> {
        guard !paragraphs.isEmpty else { return 0..<0 }
        let first = place(reaching: strip.first)
        var end = first
        while end < paragraphs.count, paragraphs[end] < strip.end { end += 1 }
        return first..<end
    }

    /// The place of a paragraph among some places; `nil` if it isn't there.
    ///
    /// Complexity: O(log(places)).
    @inline(__always)
    func place(of paragraph: UInt32, in places: Range<Int>) -> Int? {
        var (low, high) = (places.lowerBound, places.upperBound)
        while low < high {
            let middle = (low &+ high) &>> 1
            if paragraphs[middle] < paragraph { low = middle &+ 1 } else { high = middle }
        }
        return low < places.upperBound && paragraphs[low] == paragraph ? low : nil
    }

    /// How often a paragraph holds the part; `nil` if it doesn't.
    ///
    /// Complexity: O(log(paragraphs)).
    func frequency(of paragraph: UInt32) -> UInt32? {
        let place = place(reaching: paragraph)
        return place < paragraphs.count && paragraphs[place] == paragraph
            ? frequencies[place] : nil
    }
}
