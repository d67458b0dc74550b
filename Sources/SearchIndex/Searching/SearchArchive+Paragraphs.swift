extension SearchArchive {
    /// All paragraphs that answer a query, unranked.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken; the limit and what ranks don't count.
    /// - Returns: The set of the paragraphs of each index by their numbers there; together as many as
    ///   ``SearchResults/total`` of the same search.
    /// - Throws: `segmentation` if ICU fails.
    /// - Complexity: O(postings of its terms + text of the candidates of its phrases).
    public func paragraphs(
        answering query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> [ParagraphSet] {
        var sets: [ParagraphSet] = []
        var analyzer: Analyzer? = Analyzer()
        for (place, index) in indexes.enumerated() {
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: QuerySharing(firstReport: number(ofReport: 0, inIndex: place))
            )
            let set = try index.file.withBytes { (bytes) throws(SearchIndexError) in
                try resolver.resolve(query, in: bytes).paragraphs
            }
            sets.append(set)
            analyzer = resolver.finish()
        }
        return sets
    }

    /// The reports that hold some paragraphs, ascending.
    ///
    /// - Parameter sets: Paragraphs of each index.
    /// - Returns: The numbers of the reports in the archive.
    /// - Complexity: O(number of reports + paragraphs / 64).
    public func reports(holding sets: [ParagraphSet]) -> [Int] {
        var found: [Int] = []
        for (place, (index, set)) in zip(indexes, sets).enumerated() {
            for report in 0..<index.reportCount
            where set.count(in: index.paragraphs(ofReport: report)) > 0 {
                found.append(number(ofReport: report, inIndex: place))
            }
        }
        return found
    }

    /// The report that holds a paragraph.
    ///
    /// - Complexity: O(log(number of reports) + number of indexes).
    public func report(ofParagraph number: Int) -> Int {
        let (place, own) = location(ofParagraph: number)
        return self.number(ofReport: indexes[place].report(ofParagraph: own), inIndex: place)
    }

    /// The paragraphs of a report, as numbers in the archive.
    ///
    /// - Complexity: O(number of indexes).
    public func paragraphs(ofReport number: Int) -> Range<Int> {
        let (place, own) = location(ofReport: number)
        let range = indexes[place].paragraphs(ofReport: own)
        let first = self.number(ofParagraph: 0, inIndex: place)
        return first + range.lowerBound..<first + range.upperBound
    }

    /// How deep a heading a paragraph is; 0 if it is none.
    public func headingLevel(ofParagraph number: Int) -> Int {
        let (place, own) = location(ofParagraph: number)
        return indexes[place].headingLevel(ofParagraph: own)
    }

    /// The first paragraph with a name from a collection.
    ///
    /// - Complexity: O(number of paragraphs).
    public func paragraph(id: String) -> Int? {
        for (place, index) in indexes.enumerated() {
            if let own = index.paragraph(id: id) { return number(ofParagraph: own, inIndex: place) }
        }
        return nil
    }

    /// The places where stored reports stand once more, with the numbers of reports in the archive.
    ///
    /// - Complexity: O(number of copies).
    public var copies: [ReportCopy] {
        indexes.enumerated().flatMap { place, index in
            index.copies.map { copy in
                var copy = copy
                copy.report = number(ofReport: copy.report, inIndex: place)
                return copy
            }
        }
    }
}
