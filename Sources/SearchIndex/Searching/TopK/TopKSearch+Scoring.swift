extension TopKSearch {
    /// The score of a paragraph, added up as ``ExhaustiveSearch`` does; `nil` if it doesn't answer.
    mutating func exactScore(of paragraph: UInt32, in bytes: RawSpan) -> Float? {
        var answers = requirement == nil
        var score: Float = 0
        for place in terms.indices {
            guard let own = terms[place].score(of: paragraph, saturation, in: bytes) else {
                continue
            }
            score += own
            if !answers { answers = isOwn[place] }
        }
        for part in scoring.contexts where part.ranges.holds(Int(paragraph)) {
            score += part.weight
        }
        for list in scoring.lists {
            guard let times = list.matches.frequency(of: paragraph) else { continue }
            score += list.score(times, in: paragraph, saturation, bytes: bytes)
        }
        if !answers, let requirement {
            answers = requirement.runs.contains { $0.frequency(of: paragraph) != nil }
        }
        var rest: Float = 0
        for phrase in runs.phrases { rest += phrase.weight }
        for place in runs.hiddenWords.indices where !holdsWord(place, paragraph, in: bytes) {
            let most = runs.hiddenWords[place].weight
            guard score + rest + most + hiddenBound(behind: place) > floor else { return nil }
            let word = Runs.InRanking.Component.hiddenWord(place)
            guard runs.holds(word, in: paragraph, of: index, bytes) else { continue }
            let times = runs.frequency(ofHiddenWord: place, in: paragraph, of: index, bytes)
            guard times > 0 else { continue }
            score += most * saturation.value(frequency: times, in: paragraph, bytes: bytes)
            if !answers { answers = requirement?.hiddenWords.contains(place) ?? false }
        }
        guard answers || !runs.phrases.isEmpty, score + rest > floor else { return nil }
        for place in runs.phrases.indices where runs.phrases[place].holds(paragraph, in: bytes) {
            score += runs.phrases[place].weight
            if !answers { answers = requirement?.phrases.contains(place) ?? false }
        }
        return answers ? score : nil
    }

    /// The most that the hidden words behind one bring.
    @inline(__always)
    private func hiddenBound(behind place: Int) -> Float {
        runs.hiddenWords[(place + 1)...].reduce(0) { $0 + $1.weight }
    }

    /// Whether a paragraph holds the word itself that is looked for where it is hidden.
    @inline(__always)
    mutating func holdsWord(_ hidden: Int, _ paragraph: UInt32, in bytes: RawSpan) -> Bool {
        terms[runs.hiddenWords[hidden].term].score(of: paragraph, saturation, in: bytes) != nil
    }

    /// The first of the components that are hidden words.
    var firstHiddenWord: Int { terms.count + scoring.contexts.count + scoring.lists.count }

    /// The first of the components that are runs.phrases.
    var firstPhrase: Int { bounds.componentCount - runs.phrases.count }

    /// Adds what phrases bring to the candidates, and drops those that can't be among the best any more.
    ///
    /// - Parameters:
    ///   - rest: The most that all else brings which isn't added yet.
    ///   - strip: The strip.
    ///   - bytes: The bytes of the file.
    mutating func askPhrases(beside rest: Float, _ strip: Int, in bytes: RawSpan) {
        var pending = phraseBound(strip)
        let first = firstPhrase
        for place in runs.phrases.indices where bound(first + place, strip) > 0 {
            let most = runs.phrases[place].weight
            pending = max(0, pending - most)
            let others = rest + pending + margin(strip)
            let floor = floor
            candidates.update { paragraph, score in
                guard score + most + others > floor else { return nil }
                let sum = runs.phrases[place].holds(paragraph, in: bytes) ? score + most : score
                return sum + others > floor ? sum : nil
            }
        }
    }

    /// The most that the phrases bring in a strip.
    @inline(__always)
    func phraseBound(_ strip: Int) -> Float {
        bounds.sum(of: firstPhrase..<bounds.componentCount, strip)
    }

    /// Asks components for what they bring to the candidates, the largest first, and drops those that
    /// can't be among the best any more.
    ///
    /// - Parameters:
    ///   - components: Terms and lists, those of the smallest bounds first.
    ///   - rest: The most that they and the contexts bring in the strip.
    ///   - strip: The strip.
    ///   - bytes: The bytes of the file.
    mutating func complete(
        with components: ArraySlice<Int>,
        _ rest: Float,
        _ strip: Int,
        in bytes: RawSpan
    ) {
        var rest = rest
        let floor = floor
        for component in components.reversed() {
            guard candidates.count > 0 else { return }
            let most = bound(component, strip)
            guard most > 0 else { continue }
            rest = max(0, rest - most) + margin(strip)
            let others = rest
            if component < terms.count, isWorthReading(component) {
                read(component, strip, in: bytes)
                candidates.update { paragraph, score in
                    let sum = score + single.score(of: paragraph)
                    return sum + others > floor ? sum : nil
                }
                single.removeAll()
            } else if component < terms.count {
                let saturation = saturation
                candidates.update { paragraph, score in
                    let own = terms[component].bound(of: paragraph, saturation, in: bytes)
                    guard score + own + others > floor else { return nil }
                    let more = terms[component].score(of: paragraph, saturation, in: bytes) ?? 0
                    return score + more + others > floor ? score + more : nil
                }
            } else if component >= firstHiddenWord {
                // Whether it is hidden there is asked at the very end.
                let saturation = saturation
                let word = component - firstHiddenWord
                candidates.update { paragraph, score in
                    guard score + most + others > floor else { return nil }
                    if !runs.hiddenWords[word].mayHold(paragraph) {
                        return score + others > floor ? score : nil
                    }
                    let term = runs.hiddenWords[word].term
                    guard terms[term].score(of: paragraph, saturation, in: bytes) != nil else {
                        return score + most
                    }
                    return score + others > floor ? score : nil
                }
            } else {
                let list = scoring.lists[component - terms.count - scoring.contexts.count]
                let places = list.matches.places(in: self.strip)
                candidates.update { paragraph, score in
                    var sum = score
                    if let place = list.matches.place(of: paragraph, in: places) {
                        let times = list.matches.frequencies[place]
                        sum += list.score(times, in: paragraph, saturation, bytes: bytes)
                    }
                    return sum + others > floor ? sum : nil
                }
            }
        }
        candidates.update { _, score in score + rest > floor ? score + rest : nil }
    }

    /// Whether there are so many candidates that the postings of a term in the strip are rather read
    /// one and all than sought for each.
    @inline(__always)
    func isWorthReading(_ term: Int) -> Bool {
        candidates.count * 4 > terms[term].list.count * Strip.size / max(1, index.paragraphs.count)
    }

    /// Reads what a term brings to the paragraphs of the strip.
    mutating func read(_ term: Int, _ place: Int, in bytes: RawSpan) {
        swap(&strip, &single)
        // Nothing is taken; the scores are asked for.
        strip.begin(above: .infinity)
        gather(term, place, in: bytes)
        swap(&strip, &single)
    }

    /// The most that the contexts bring in a strip.
    @inline(__always)
    func contextBound(_ strip: Int) -> Float {
        bounds.sum(of: terms.count..<(terms.count + scoring.contexts.count), strip)
    }
}

extension Scoring.List {
    /// What the part brings to a paragraph that holds it.
    @inline(__always)
    func score(
        _ times: UInt32,
        in paragraph: UInt32,
        _ saturation: Saturation,
        bytes: RawSpan
    ) -> Float {
        if isFlat { return weight }
        return weight * saturation.value(frequency: times, in: paragraph, bytes: bytes)
    }

    /// Raises the bounds of the strips where the part stands.
    func raise(_ strips: inout StripBounds, as component: Int) {
        for paragraph in matches.paragraphs {
            strips.raise(component, at: paragraph, to: weight)
        }
    }
}

extension Scoring.Context {
    /// Raises the bounds of the strips in which the ranges lie.
    func raise(_ strips: inout StripBounds, as component: Int) {
        for range in ranges where !range.isEmpty {
            let first = UInt32(truncatingIfNeeded: range.lowerBound)
            let last = UInt32(truncatingIfNeeded: range.upperBound - 1)
            strips.raise(component, from: first, through: last, to: weight)
        }
    }
}
