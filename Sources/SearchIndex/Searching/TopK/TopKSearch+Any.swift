extension TopKSearch {
    /// How much of what is needed the terms may bring that are asked for candidates only.
    ///
    /// Adding up postings costs less than asking a term for a candidate. So somewhat more is added up
    /// than has to be, and fewer candidates are left: the more terms there are to be asked, the more.
    @inline(__always)
    private var restShare: Float { order.count <= Self.fewTerms ? 0.85 : 0.7 }
    private static let fewTerms = 4

    /// Finds the candidates of a strip where any word will do, or where a set tells what answers.
    mutating func rankAny(_ place: Int, in bytes: RawSpan) {
        let contexts = contextBound(place)
        var rest = contexts
        var split = 0
        let share = restShare
        // The components that can't lift a paragraph among the best by themselves.
        while split < order.count {
            let next = rest + bound(order[split], place)
            guard next <= floor * share else { break }
            rest = next
            split += 1
        }
        essential.removeAll(keepingCapacity: true)
        for number in split..<order.count where bound(order[number], place) > 0 {
            essential.append(order[number])
        }
        let least = least(beside: rest, place)
        let hasPhrases = phraseBound(place) > 0
        if requirement == nil, contexts > floor {
            // Here the context may be enough.
            strip.begin(above: 0)
            gatherMembers()
            gatherEssential(place, in: bytes)
            take()
        } else if essential.isEmpty, !hasPhrases {
            return
        } else if essential.count == 1, essential[0] < terms.count, !hasPhrases {
            gatherOnly(essential[0], place, above: least, in: bytes)
        } else {
            strip.begin(above: least)
            gatherEssential(place, in: bytes)
            take()
        }
        complete(with: order[..<split], rest, place, in: bytes)
    }

    /// Adds to the scores of the strip what the essential components bring, and phrases may bring.
    ///
    /// Phrases come first: their postings are few, and no others are taken for them afterwards.
    private mutating func gatherEssential(_ place: Int, in bytes: RawSpan) {
        for phrase in runs.phrases.indices where bound(firstPhrase + phrase, place) > 0 {
            runs.phrases[phrase].addBounds(to: &strip, in: bytes)
        }
        for number in essential.indices { gather(essential[number], place, in: bytes) }
    }

    /// The score above which a part must lie for a whole to exceed the floor.
    ///
    /// - Parameters:
    ///   - rest: The most that the other parts bring.
    ///   - place: The strip.
    /// - Returns: The floor for the part, rounded down.
    @inline(__always)
    func least(beside rest: Float, _ place: Int) -> Float {
        order.count > 1 || rest > 0 ? floor - rest - margin(place) : floor
    }

    /// What rounding can do to a difference of bounds of a strip.
    @inline(__always)
    func margin(_ place: Int) -> Float { bounds.sums[place] * (slack + 4 * Float.ulpOfOne) }

    /// Takes the postings of the only term that counts in a strip as candidates.
    mutating func gatherOnly(
        _ term: Int,
        _ place: Int,
        above floor: Float,
        in bytes: RawSpan
    ) {
        let blockFloor = least(beside: bounds.sums[place] - bound(term, place), place)
        terms[term].append(
            strip.first..<strip.end,
            to: &candidates,
            above: (blockFloor, floor),
            saturation,
            in: bytes
        )
        guard let within else { return }
        candidates.update { within.contains($0) ? $1 : nil }
    }

    /// Adds what a component brings to the scores of the strip.
    mutating func gather(_ component: Int, _ place: Int, in bytes: RawSpan) {
        if component < terms.count {
            let others = bounds.sums[place] - bound(component, place)
            let blockFloor = least(beside: others, place)
            terms[component].add(to: &strip, above: blockFloor, saturation, in: bytes)
            return
        }
        if component >= firstHiddenWord {
            let word = component - firstHiddenWord
            for paragraph in runs.hiddenWords[word].paragraphs(of: strip, in: bytes) {
                strip.add(runs.hiddenWords[word].weight, to: paragraph)
            }
            return
        }
        let list = scoring.lists[component - terms.count - scoring.contexts.count]
        var next = list.matches.place(reaching: strip.first)
        while next < list.matches.paragraphs.count {
            let paragraph = list.matches.paragraphs[next]
            guard paragraph < strip.end else { break }
            let times = list.matches.frequencies[next]
            strip.add(list.score(times, in: paragraph, saturation, bytes: bytes), to: paragraph)
            next += 1
        }
    }

    /// Makes every paragraph of the set a candidate.
    private mutating func gatherMembers() {
        guard let within else { return }
        for paragraph in strip.first..<strip.end where within.contains(paragraph) {
            strip.add(Strip.trace, to: paragraph)
        }
    }

    /// Moves the paragraphs above the floor of the strip to the candidates.
    mutating func take() {
        strip.take(into: &candidates)
        guard let within else { return }
        candidates.update { within.contains($0) ? $1 : nil }
    }
}
