extension TopKSearch {
    /// Finds the candidates of a strip where all words have to be met: those of the rarest, of which
    /// those remain that meet the next.
    mutating func rankAll(_ place: Int, _ requirement: TopKRequirement, in bytes: RawSpan) {
        guard let leader = requirement.groups.first, let first = leader.words.first,
            canBeMet(requirement, place)
        else { return }
        var isAdded = [Bool](repeating: false, count: terms.count)
        let word = requirement.words[first]
        var rest = bounds.sums[place]
        // What the leader brought meets it, though perhaps not other runs with that word.
        var isMet = !word.isShared
        if let phrase = neededPhrase(place) {
            runs.phrases[phrase].append(to: &candidates, in: bytes)
            if let within { candidates.update { within.contains($0) ? $1 : nil } }
            isMet = false
        } else {
            var lead: Float = 0
            if let term = word.term { lead = bound(term, place) }
            rest = max(0, rest - lead)
            if let term = word.term { isAdded[term] = true }
            let least = least(beside: rest, place)
            if let term = word.term, word.ranges.isEmpty, word.forms == nil {
                gatherOnly(term, place, above: least, in: bytes)
                // Those without the word bring nothing yet.
                if least < 0 {
                    insert(leader.matches.paragraphs[leader.own])
                    insert(leader.component, &isMet, in: bytes)
                }
            } else {
                strip.begin(above: least)
                if let term = word.term { gather(term, place, in: bytes) }
                gather(word.ranges)
                if let forms = word.forms { gather(forms) }
                gather(leader.matches)
                take()
                if least < 0 { insert(leader.component, &isMet, in: bytes) }
            }
        }
        for group in requirement.groups {
            for next in group.words {
                guard candidates.count > 0 else { return }
                if next == first, isMet { continue }
                keep(next, &isAdded, &rest, place, requirement, in: bytes)
            }
        }
        var others: [Int] = []
        for component in order where component >= terms.count || !isAdded[component] {
            others.append(component)
        }
        var most = contextBound(place)
        for component in others { most += bound(component, place) }
        askPhrases(beside: most + margin(place), place, in: bytes)
        complete(with: others[...], most + margin(place), place, in: bytes)
    }

    /// Drops the candidates that don't meet a word, and adds what it brings to the others.
    private mutating func keep(
        _ number: Int,
        _ isAdded: inout [Bool],
        _ rest: inout Float,
        _ place: Int,
        _ requirement: TopKRequirement,
        in bytes: RawSpan
    ) {
        let index = index
        guard let term = requirement.words[number].term else {
            let (floor, others) = (floor, rest)
            candidates.update { paragraph, score in
                guard score + others > floor else { return nil }
                return requirement.isMetElsewhere(
                    number,
                    by: paragraph,
                    &runs,
                    of: index,
                    in: bytes
                ) ? score : nil
            }
            return
        }
        let isNew = !isAdded[term]
        isAdded[term] = true
        let most = bound(term, place)
        if isNew { rest = max(0, rest - most) + margin(place) }
        let (floor, others) = (floor, rest)
        if isWorthReading(term) {
            read(term, place, in: bytes)
            candidates.update { paragraph, score in
                let more = single.score(of: paragraph)
                if more > 0 {
                    let sum = isNew ? score + more : score
                    return sum + others > floor ? sum : nil
                }
                guard score + others > floor else { return nil }
                return requirement.isMetElsewhere(
                    number,
                    by: paragraph,
                    &runs,
                    of: index,
                    in: bytes
                ) ? score : nil
            }
            single.removeAll()
            return
        }
        let saturation = saturation
        candidates.update { paragraph, score in
            let own = isNew ? terms[term].bound(of: paragraph, saturation, in: bytes) : 0
            guard score + own + others > floor else { return nil }
            if let more = terms[term].score(of: paragraph, saturation, in: bytes) {
                let sum = isNew ? score + more : score
                return sum + others > floor ? sum : nil
            }
            guard score + others > floor else { return nil }
            return requirement.isMetElsewhere(
                number,
                by: paragraph,
                &runs,
                of: index,
                in: bytes
            ) ? score : nil
        }
    }

    /// Whether each group may be met in a strip.
    @inline(__always)
    private func canBeMet(_ requirement: TopKRequirement, _ place: Int) -> Bool {
        for group in requirement.groups where group.own.isEmpty {
            switch group.component {
            case .phrase(let phrase)? where bound(firstPhrase + phrase, place) > 0: continue
            case .hiddenWord(let word)?
            where bound(firstHiddenWord + word, place) > 0
                && runs.hiddenWords[word].mayStand(in: strip):
                continue
            default: break
            }
            for number in group.words {
                let word = requirement.words[number]
                guard word.ranges.isEmpty, word.forms == nil else { continue }
                guard let term = word.term, bound(term, place) > 0 else { return false }
            }
        }
        return true
    }

    /// Makes the paragraphs of some ranges candidates.
    private mutating func gather(_ ranges: [Range<Int>]) {
        let own = Int(strip.first)..<Int(strip.end)
        for range in ranges where range.overlaps(own) {
            for paragraph in range.clamped(to: own) {
                strip.add(Strip.trace, to: UInt32(paragraph))
            }
        }
    }

    /// Makes paragraphs of the strip candidates, if they aren't yet.
    private mutating func insert(_ paragraphs: ArraySlice<UInt32>) {
        guard !paragraphs.isEmpty else { return }
        let within = within
        candidates.insert(paragraphs) { within?.contains($0) ?? true }
    }

    /// Makes the paragraphs candidates that may hold a run; notes whether all of them do.
    private mutating func insert(
        _ run: Runs.InRanking.Component?,
        _ isCertain: inout Bool,
        in bytes: RawSpan
    ) {
        guard let run else { return }
        if run.phrase != nil { isCertain = false }
        insert(runs.paragraphs(of: strip, holding: run, in: bytes)[...])
    }

    /// A phrase without which no paragraph of a strip is among the best; that of the smallest bound,
    /// if several are.
    private func neededPhrase(_ place: Int) -> Int? {
        let most = bounds.sums[place] + margin(place)
        return runs.phrases.indices.last { most - bound(firstPhrase + $0, place) <= floor }
    }

    /// Makes the paragraphs of a run, or of the forms of a word, candidates.
    mutating func gather(_ matches: LeafMatches) {
        var next = matches.place(reaching: strip.first)
        while next < matches.paragraphs.count, matches.paragraphs[next] < strip.end {
            strip.add(Strip.trace, to: matches.paragraphs[next])
            next += 1
        }
    }
}
