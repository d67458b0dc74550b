/// Phrases and patterns that must stand near each other, in their order or in any.
///
/// The gap between two occurrences is counted in characters of scripts without spaces and of Hangul,
/// and in words of other scripts; white space and punctuation count nothing.
struct NearSearch {
    /// How large the gaps may be.
    enum Room {
        /// Each gap by itself.
        case between(Int)

        /// All gaps together.
        case total(Int)
    }

    /// A phrase or a pattern.
    enum Part {
        case phrase(PhrasePattern)
        case word(WordPattern)

        /// Where it stands in a text, overlaps included.
        fileprivate func occurrences(in text: borrowing MatchText) -> [Range<Int>] {
            switch self {
            case .word(let pattern):
                return pattern.occurrences(in: text)
            case .phrase(let pattern):
                var found: [Range<Int>] = []
                var offset = 0
                while let start = pattern.firstOccurrence(in: text, from: offset) {
                    found.append(start..<(start + pattern.needle.count))
                    offset = start + 1
                }
                return found
            }
        }
    }

    /// The parts, each with the phrases and patterns of which any will do.
    let parts: [[Part]]
    let room: Room
    let isOrdered: Bool

    /// Whether texts are compared as written.
    var isAsWritten = false

    /// How often the first part begins where the others follow.
    func count(in text: borrowing MatchText) -> Int {
        chains(in: text).first?.count ?? 0
    }

    /// Where each of the parts stands near the others, each list ascending; empty if they don't.
    ///
    /// - Complexity: O(occurrences × log + length of the text).
    func chains(in text: borrowing MatchText) -> [[Range<Int>]] {
        var places: [[Range<Int>]] = []
        for part in parts {
            var own: [Range<Int>] = []
            for alternative in part { own += alternative.occurrences(in: text) }
            if own.isEmpty { return [] }
            places.append(
                own.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
            )
        }
        let units = TextUnits(text)
        // The least room that it takes to come from the first part, and from the last one.
        var fromFirst = [places[0].map { _ in 0 }]
        for part in 1..<max(1, parts.count) {
            let reached = reach(
                places[part],
                from: places[part - 1],
                fromFirst[part - 1],
                isForward: true,
                units
            )
            fromFirst.append(reached)
        }
        var fromLast = places[parts.count - 1].map { _ in 0 }
        var chains: [[Range<Int>]] = []
        for part in places.indices.reversed() {
            if part < places.count - 1 {
                let behind = places[part + 1]
                fromLast = reach(places[part], from: behind, fromLast, isForward: false, units)
            }
            let members = places[part].indices.filter { place in
                let (before, behind) = (fromFirst[part][place], fromLast[place])
                guard before < .max, behind < .max else { return false }
                return room.allows(before + behind)
            }
            chains.append(members.map { places[part][$0] })
        }
        return chains[0].isEmpty ? [] : chains.reversed()
    }

    /// The least room that is used up on the way to each place from the places of its neighbour.
    ///
    /// - Parameters:
    ///   - places: Where one part stands, ascending.
    ///   - others: Where the part before or behind it stands, ascending.
    ///   - used: The room that is used up on the way there, `Int.max` if there is none.
    ///   - isForward: Whether the others belong to the part before.
    ///   - units: The units of the text.
    /// - Returns: The room for each place, `Int.max` if it isn't near enough to any.
    private func reach(
        _ places: [Range<Int>],
        from others: [Range<Int>],
        _ used: [Int],
        isForward: Bool,
        _ units: TextUnits
    ) -> [Int] {
        var reached = places.map { _ in Int.max }
        let starting = others.indices.filter { used[$0] < .max }
        if isForward || !isOrdered {
            // From those that end before a place, the one from which least room is used.
            let ending = starting.sorted { others[$0].upperBound < others[$1].upperBound }
            var least = Int.max
            var next = 0
            for place in places.indices {
                let start = places[place].lowerBound
                while next < ending.count, others[ending[next]].upperBound <= start {
                    least = min(
                        least,
                        used[ending[next]] - units.before(others[ending[next]].upperBound)
                    )
                    next += 1
                }
                if least < .max { reached[place] = least + units.before(start) }
            }
        }
        if !isForward || !isOrdered {
            let order = places.indices.sorted { places[$0].upperBound > places[$1].upperBound }
            var least = Int.max
            var next = starting.count
            for place in order {
                let end = places[place].upperBound
                while next > 0, others[starting[next - 1]].lowerBound >= end {
                    next -= 1
                    least = min(
                        least,
                        used[starting[next]] + units.before(others[starting[next]].lowerBound)
                    )
                }
                if least < .max { reached[place] = min(reached[place], least - units.before(end)) }
            }
        }
        return reached.map { $0 < .max && room.allows($0) ? room.used($0) : .max }
    }
}

extension NearSearch.Room {
    fileprivate func allows(_ gap: Int) -> Bool {
        switch self {
        case .between(let limit), .total(let limit): gap <= limit
        }
    }

    /// What of the room is used up by a gap when the next one is looked at.
    fileprivate func used(_ gap: Int) -> Int {
        switch self {
        case .between: 0
        case .total: gap
        }
    }
}
