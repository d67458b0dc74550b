extension TopKSearch {
    /// What will do in the stead of a term.
    struct Replacement {
        var term: Int

        /// A run that stands only where its component brings score; `nil` for anything else.
        var run: Runs.InRanking.Component?
    }

    /// The terms of which every one has to stand in a paragraph, the rarest first, and what will do in
    /// their stead; empty where something isn't met by a term.
    static func every(
        of requirement: TopKRequirement,
        _ terms: [TermScorer]
    ) -> (terms: [Int], replacements: [Replacement]) {
        guard requirement.isAll else { return ([], []) }
        var every: [Int] = []
        var replacements: [Replacement] = []
        for group in requirement.groups {
            for place in group.words {
                let word = requirement.words[place]
                guard let term = word.term else { return ([], []) }
                if !every.contains(term) { every.append(term) }
                if !group.matches.paragraphs.isEmpty || !word.ranges.isEmpty || word.forms != nil {
                    replacements.append(.init(term: term))
                } else if let run = group.component {
                    replacements.append(.init(term: term, run: run))
                }
            }
        }
        every.sort { (terms[$0].list.count, $0) < (terms[$1].list.count, $1) }
        return (every, replacements)
    }

    /// Whether only paragraphs of a strip that hold every one of the terms can be among the best.
    // In line, as are the other methods that don't change the search: for a call it would be copied.
    @inline(__always)
    func needsEvery(_ place: Int) -> Bool {
        guard !every.isEmpty else { return false }
        let most = bounds.sums[place] - unusedHiddenBound(place) + margin(place)
        for replacement in replacements {
            let term = replacement.term
            switch replacement.run {
            case .phrase(let phrase)? where bound(firstPhrase + phrase, place) == 0: continue
            case .hiddenWord(let word)? where bound(firstHiddenWord + word, place) == 0: continue
            default: break
            }
            // Of a word and the same word hidden, the lesser isn't counted.
            let lost = max(0, bound(term, place) - hiddenBound(of: term, place))
            guard most - lost <= floor else { return false }
        }
        return true
    }

    /// What of the bounds of a strip no paragraph reaches, as it holds a word or hides it.
    @inline(__always)
    private func unusedHiddenBound(_ place: Int) -> Float {
        var sum: Float = 0
        for word in runs.hiddenWords.indices {
            let term = runs.hiddenWords[word].term
            if runs.hiddenWords[..<word].contains(where: { $0.term == term }) { continue }
            sum += min(hiddenBound(of: term, place), bound(term, place))
        }
        return sum
    }

    /// The most that a term brings in a strip where it is hidden.
    @inline(__always)
    private func hiddenBound(of term: Int, _ place: Int) -> Float {
        var sum: Float = 0
        for word in runs.hiddenWords.indices where runs.hiddenWords[word].term == term {
            sum += bound(firstHiddenWord + word, place)
        }
        return sum
    }

    /// Finds the candidates of a strip where every one of some terms has to stand in a paragraph.
    ///
    /// The numbers of the rarest are taken block by block, and of these those remain that the next
    /// term holds as well.
    mutating func rankEvery(_ place: Int, in bytes: RawSpan) {
        for index in every.indices where bound(every[index], place) == 0 { return }
        let sum = everySum(place)
        guard sum > floor else { return }
        var others = contextBound(place) + margin(place)
        for index in beside.indices { others += bound(beside[index], place) }
        let lead = every[0]
        let most = others + phraseBound(place)
        if every.count == 1 {
            gatherOnly(lead, place, above: least(beside: most, place), in: bytes)
        } else {
            let leadFloor = least(beside: sum - bound(lead, place), place)
            var next = strip.first
            while terms[lead].begin(
                &intersection,
                from: &next,
                to: strip.end,
                above: leadFloor,
                in: bytes
            ) {
                intersect(place, most, in: bytes)
                for index in 0..<intersection.count {
                    candidates.append(
                        intersection.paragraph(at: index),
                        intersection.score(at: index),
                        above: -1
                    )
                }
            }
            if let within { candidates.update { within.contains($0) ? $1 : nil } }
        }
        askPhrases(beside: others, place, in: bytes)
        complete(with: beside[...], others, place, in: bytes)
    }

    /// What a posting of the rarest term has to bring, as a share of what its block may bring, for the
    /// block to be scored before its numbers are compared: at less nearly all of them do.
    private static let leadShare: Float = 0.4

    /// The most that paragraphs of a strip score that hold every one of the terms, so that these are
    /// hidden nowhere.
    @inline(__always)
    private func everySum(_ place: Int) -> Float {
        var sum = bounds.sums[place]
        for word in runs.hiddenWords.indices where every.contains(runs.hiddenWords[word].term) {
            sum -= bound(firstHiddenWord + word, place)
        }
        return sum + margin(place)
    }

    /// Keeps of the paragraphs of a block of the rarest term those that the others hold as well, and
    /// that could be among the best.
    private mutating func intersect(_ place: Int, _ others: Float, in bytes: RawSpan) {
        // The first term brings what its block may bring, which is less than in all of the strip.
        let lead = terms[every[0]].blockBound
        let sum = everySum(place) - bound(every[0], place) + lead
        var rest = others
        for index in 1..<every.count { rest += bound(every[index], place) }
        let isScored = floor - rest > lead * Self.leadShare
        if isScored {
            terms[every[0]].addFirst(to: &intersection, saturation, in: bytes)
            intersection.drop(below: floor, beside: rest)
            guard intersection.count > 0 else { return }
        }
        for index in 1..<every.count {
            let term = every[index]
            let most = bound(term, place)
            terms[term].meet(
                &intersection,
                above: least(beside: sum - most, place),
                saturation,
                in: bytes
            )
            guard intersection.count > 0 else { return }
            if index == 1, !isScored {
                terms[every[0]].addFirst(to: &intersection, saturation, in: bytes)
            }
            rest = max(0, rest - most) + margin(place)
            intersection.drop(below: floor, beside: rest)
        }
    }
}
