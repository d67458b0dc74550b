extension SearchArchive {
    /// Orders hits by what is known of their reports.
    ///
    /// Where the value is unknown, hits come last in either direction; hits of the same value aren't
    /// reversed.
    ///
    /// - Parameters:
    ///   - hits: Hits of this archive, in any order.
    ///   - order: What they are ordered by.
    ///   - isReversed: Whether the last value, or the lowest score, comes first.
    /// - Returns: The same hits in a total order.
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(n log n + reports of the hits).
    public func sorted(
        _ hits: [SearchHit],
        by order: HitOrder,
        reversed isReversed: Bool = false
    ) throws(SearchIndexError) -> [SearchHit] {
        if order == .score {
            return hits.sorted {
                guard $0.score != $1.score else { return $0.paragraph < $1.paragraph }
                return ($0.score > $1.score) != isReversed
            }
        }
        var places: [Int] = []
        for hit in hits { places.append(try report(ofParagraph: hit.paragraph)) }
        let ranks = try ranks(of: Set(places), by: order, reversed: isReversed)
        let keyed = zip(hits, places).map { (hit: $0, rank: ranks[$1] ?? .max) }
        return keyed.sorted { left, right in
            if left.rank != right.rank { return left.rank < right.rank }
            return order.keepsText
                ? left.hit.paragraph < right.hit.paragraph
                : TopHits.precedes(left.hit, right.hit)
        }.map(\.hit)
    }

    /// The place of each report's value among the values of all, none where it is unknown.
    private func ranks(
        of reports: Set<Int>,
        by order: HitOrder,
        reversed isReversed: Bool
    ) throws(SearchIndexError) -> [Int: Int] {
        var values: [(report: Int, value: String, number: Int)] = []
        for number in reports {
            let report = try report(number)
            let value: String
            switch order {
            case .score: value = ""
            case .year: value = report.year.map(String.init) ?? ""
            case .date: value = report.date
            case .place: value = report.place
            case .company: value = report.company
            case .title: value = report.title
            case .path: value = report.path
            case .report: value = String(number)
            }
            // Numbers are ordered by value, whatever else by bytes.
            let isNumber = order == .year || order == .report
            if !value.isEmpty { values.append((number, value, isNumber ? Int(value) ?? 0 : 0)) }
        }
        values.sort { left, right in
            left.number != right.number
                ? left.number < right.number
                : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
        }
        var ranks: [Int: Int] = [:]
        var rank = 0
        for (place, value) in values.enumerated() {
            if place > 0, value.value != values[place - 1].value { rank += 1 }
            ranks[value.report] = isReversed ? -rank : rank
        }
        return ranks
    }
}
