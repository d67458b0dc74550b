extension SearchArchive {
    /// Counts paragraphs by the values of some facets, without reading or scoring what was found.
    ///
    ///     let found = try archive.paragraphs(answering: query)
    ///     let all = try archive.paragraphs(answering: query.filters)
    ///     let years = try archive.counts(of: found, among: all, by: [.year])
    ///
    /// Each combination of values that occurs among all has a count, be it of nothing. Where years
    /// alone are counted, those between the first and the last have one even if no report is theirs.
    ///
    /// - Parameters:
    ///   - found: Paragraphs of each index.
    ///   - all: Those among which was looked, such as all that pass the query's filters.
    ///   - facets: What they are counted by.
    /// - Returns: The counts, ordered by the values of the first facet, then the second, and so on:
    ///   numbers by value, texts by their bytes, unknown values last.
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(paragraphs / 64 + reports + text of the outermost headings if they count).
    public func counts(
        of found: [ParagraphSet],
        among all: [ParagraphSet],
        by facets: [Facet]
    ) throws(SearchIndexError) -> [FacetCount] {
        let parts = zip(found, all).map { CountedSets(found: $0, all: $1) }
        return try counts(of: parts, by: facets)
    }

    /// Counts occurrences by the values of some facets.
    ///
    /// - Parameters:
    ///   - occurrences: What was found in this archive.
    ///   - all: The paragraphs of each index among which was looked.
    ///   - facets: What they are counted by.
    /// - Returns: Counts as of paragraphs, with the number of occurrences and of words.
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(paragraphs + reports + text of the outermost headings if they count).
    public func counts(
        of occurrences: Occurrences,
        among all: [ParagraphSet],
        by facets: [Facet]
    ) throws(SearchIndexError) -> [FacetCount] {
        let parts = zip(occurrences.matches, all).map { matches, all in
            var found = ParagraphSet(universe: all.universe)
            for paragraph in matches.paragraphs { found.insert(paragraph) }
            return CountedSets(found: found, all: all, matches: matches)
        }
        return try counts(of: parts, by: facets)
    }

    private func counts(
        of parts: [CountedSets],
        by facets: [Facet]
    ) throws(SearchIndexError) -> [FacetCount] {
        var counts: [[String]: FacetCount] = [:]
        for (place, sets) in parts.enumerated() where place < indexes.count {
            let first = number(ofReport: 0, inIndex: place)
            try indexes[place].add(sets, by: facets, firstReport: first, to: &counts)
        }
        if facets == [.year] { Self.fillYears(&counts) }
        return counts.values.sorted { Self.precedes($0.values, $1.values, facets) }
    }

    private static func fillYears(_ counts: inout [[String]: FacetCount]) {
        let years = counts.keys.compactMap { $0.first.flatMap { Int($0) } }
        guard let first = years.min(), let last = years.max() else { return }
        for year in first...last where counts[["\(year)"]] == nil {
            counts[["\(year)"]] = FacetCount(values: ["\(year)"])
        }
    }

    private static func precedes(_ left: [String], _ right: [String], _ facets: [Facet]) -> Bool {
        for (facet, (left, right)) in zip(facets, zip(left, right)) where left != right {
            if left.isEmpty || right.isEmpty { return right.isEmpty }
            if facet == .year || facet == .report, let left = Int(left), let right = Int(right) {
                return left < right
            }
            return left.utf8.lexicographicallyPrecedes(right.utf8)
        }
        return false
    }
}

/// What is counted of one index.
private struct CountedSets {
    var found: ParagraphSet
    var all: ParagraphSet

    /// How often each of the found paragraphs holds what was looked for, if that is counted.
    var matches: LeafMatches?

    /// The number of occurrences in consecutive paragraphs.
    func occurrences(in range: Range<Int>) -> Int {
        guard let matches else { return 0 }
        var low = 0
        var high = matches.paragraphs.count
        while low < high {
            let middle = (low + high) / 2
            if Int(matches.paragraphs[middle]) < range.lowerBound {
                low = middle + 1
            } else {
                high = middle
            }
        }
        var count = 0
        while low < matches.paragraphs.count, Int(matches.paragraphs[low]) < range.upperBound {
            count += Int(matches.frequencies[low])
            low += 1
        }
        return count
    }
}

extension SearchIndex {
    /// Adds what stands in this index to counts.
    fileprivate func add(
        _ sets: CountedSets,
        by facets: [Facet],
        firstReport: Int,
        to counts: inout [[String]: FacetCount]
    ) throws(SearchIndexError) {
        try answer { bytes in
            for number in 0..<reports.count {
                let range = reports.paragraphs(of: number, in: bytes)
                guard sets.all.count(in: range) > 0 else { continue }
                let report = reports.report(at: number, in: bytes)
                let values = facets.map {
                    Self.value(of: $0, in: report, number: firstReport + number)
                }
                for (values, ranges) in parts(of: range, by: facets, values, in: bytes) {
                    let count = ranges.reduce(0) { $0 + sets.found.count(in: $1) }
                    let allCount = ranges.reduce(0) { $0 + sets.all.count(in: $1) }
                    guard allCount > 0 else { continue }
                    var sum = counts[values] ?? FacetCount(values: values)
                    sum.paragraphs += count
                    sum.reports += count > 0 ? 1 : 0
                    sum.allParagraphs += allCount
                    sum.allReports += 1
                    if sets.matches != nil {
                        sum.occurrences += ranges.reduce(0) { $0 + sets.occurrences(in: $1) }
                        sum.allWords += ranges.reduce(0) { $0 + words(in: $1, sets.all, bytes) }
                    }
                    counts[values] = sum
                }
            }
        }
    }

    /// The number of words in the members of a set among consecutive paragraphs.
    private func words(in range: Range<Int>, _ set: ParagraphSet, _ bytes: RawSpan) -> Int {
        var count = 0
        for number in range.clamped(to: 0..<paragraphs.count) {
            let paragraph = UInt32(number)
            if set.contains(paragraph) {
                count += Int(paragraphs.length(of: paragraph, in: bytes))
            }
        }
        return count
    }

    /// The ranges of a report's paragraphs that share all values: one, unless sections count.
    private func parts(
        of range: Range<Int>,
        by facets: [Facet],
        _ values: [String],
        in bytes: RawSpan
    ) -> [[String]: [Range<Int>]] {
        guard facets.contains(.section) else { return [values: [range]] }
        var parts: [[String]: [Range<Int>]] = [:]
        func add(_ part: Range<Int>, under heading: String) {
            guard !part.isEmpty else { return }
            let key = zip(facets, values).map { $0 == .section ? heading : $1 }
            parts[key, default: []].append(part)
        }
        var end = range.lowerBound
        for heading in headings.headings(in: range, bytes) {
            let paragraph = headings.paragraph(of: heading, in: bytes)
            guard paragraph >= end else { continue }
            add(end..<paragraph, under: "")
            end = min(headings.section(of: heading, in: bytes).upperBound, range.upperBound)
            end = max(end, paragraph)
            let title = String(decoding: text.text(of: paragraph, in: bytes), as: UTF8.self)
            add(paragraph..<end, under: title)
        }
        add(end..<max(end, range.upperBound), under: "")
        return parts
    }

    private static func value(of facet: Facet, in report: Report, number: Int) -> String {
        switch facet {
        case .year: report.year.map(String.init) ?? ""
        case .place: report.place
        case .company: report.company
        case .code: report.code
        case .kind: report.kind
        case .lang: report.language
        case .section: ""
        case .report: String(number + 1)
        case .title: report.title
        case .path: report.path
        }
    }
}
