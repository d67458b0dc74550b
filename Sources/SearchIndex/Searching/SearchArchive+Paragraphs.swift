extension SearchArchive {
    /// All paragraphs that answer a query, unranked.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - options: How the query is taken; the limit and what ranks don't count.
    /// - Returns: The set of the paragraphs of each index by their numbers there; together as many as
    ///   ``SearchResults/total`` of the same search.
    /// - Throws: `segmentation` if ICU fails, `corrupt` if what it reads is damaged, `changed` if the
    ///   file was written to.
    /// - Complexity: O(postings of its terms + text of the candidates of its phrases).
    public func paragraphs(
        answering query: Query,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> [ParagraphSet] {
        var sets: [ParagraphSet] = []
        var analyzer: Analyzer? = Analyzer()
        let languages = try languages()
        let addedWords = AddedWordFinder(indexes)
        let parts = try parts(ofWordsIn: query, languages, options)
        for (place, index) in indexes.enumerated() {
            var sharing = QuerySharing(
                firstReport: number(ofReport: 0, inIndex: place),
                languages: languages
            )
            sharing.addedWords = addedWords
            sharing.parts = parts
            var resolver = QueryResolver(
                index,
                options: options,
                analyzer: analyzer.take(),
                sharing: sharing
            )
            let set = try index.answer { (bytes) throws(SearchIndexError) in
                try resolver.resolve(query, in: bytes).paragraphs(of: index, in: bytes)
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
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of reports + paragraphs / 64).
    public func reports(holding sets: [ParagraphSet]) throws(SearchIndexError) -> [Int] {
        var found: [Int] = []
        for (place, (index, set)) in zip(indexes, sets).enumerated() {
            for report in 0..<index.reportCount
            where set.count(in: try index.paragraphs(ofReport: report)) > 0 {
                found.append(number(ofReport: report, inIndex: place))
            }
        }
        return found
    }

    /// The report that holds a paragraph.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(log(number of reports) + number of indexes).
    public func report(ofParagraph number: Int) throws(SearchIndexError) -> Int {
        let (place, own) = location(ofParagraph: number)
        return self.number(ofReport: try indexes[place].report(ofParagraph: own), inIndex: place)
    }

    /// The paragraphs of a report, as numbers in the archive.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of indexes).
    public func paragraphs(ofReport number: Int) throws(SearchIndexError) -> Range<Int> {
        let (place, own) = location(ofReport: number)
        let range = try indexes[place].paragraphs(ofReport: own)
        let first = self.number(ofParagraph: 0, inIndex: place)
        return first + range.lowerBound..<first + range.upperBound
    }

    /// How deep a heading a paragraph is; 0 if it is none.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    public func headingLevel(ofParagraph number: Int) throws(SearchIndexError) -> Int {
        let (place, own) = location(ofParagraph: number)
        return try indexes[place].headingLevel(ofParagraph: own)
    }

    /// The first paragraph with a name from a collection.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of paragraphs).
    public func paragraph(id: String) throws(SearchIndexError) -> Int? {
        for (place, index) in indexes.enumerated() {
            if let own = try index.paragraph(id: id) {
                return number(ofParagraph: own, inIndex: place)
            }
        }
        return nil
    }

    /// The places where stored reports stand once more, with the numbers of reports in the archive.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of copies).
    public var copies: [ReportCopy] {
        get throws(SearchIndexError) {
            var copies: [ReportCopy] = []
            for (place, index) in indexes.enumerated() {
                for var copy in try index.copies {
                    copy.report = number(ofReport: copy.report, inIndex: place)
                    copies.append(copy)
                }
            }
            return copies
        }
    }
}
