internal import SearchIndex

/// A query as the user gave it: the one place where the tool hands it to the library.
struct PreparedQuery {
    /// The query, or several of which any will do.
    var texts: [String]

    /// What the reports must answer besides; `nil` for nothing.
    var filter: Query?

    /// Whether each text is one phrase, whatever signs it holds.
    var isLiteral = false

    /// Whether a query that had to be mended is refused.
    var isStrict = false

    /// Which of its bare words a paragraph must hold.
    var need = Need.automatic

    /// How its words and phrases must stand in a text.
    var matching = Matching()

    /// What counts in ranking.
    var ranking = RankingOptions()

    /// Words that mean the same to the user.
    var synonyms: Synonyms?

    /// The meaning of the query; tells how it was mended.
    func meaning() throws(Failure) -> Query {
        let parsed: ParsedQuery
        do throws(SearchIndexError) {
            parsed = try parse()
        } catch {
            throw .query(error)
        }
        for note in parsed.notes {
            let place = texts.count > 1 ? "of query \(note.argument + 1) " : ""
            Messages.complain("note \(place)at \(note.position + 1): \(note.text)")
        }
        if isStrict, !parsed.notes.isEmpty { throw .queryNeedsMending }
        var meaning = parsed.query
        if let synonyms {
            let (query, need) = (meaning, need)
            meaning = try reading { () throws(SearchIndexError) in
                try synonyms.expanding(query, need: need)
            }
        }
        guard let filter else { return meaning }
        return meaning.filtered(by: filter)
    }

    private func parse() throws(SearchIndexError) -> ParsedQuery {
        if texts.isEmpty, filter != nil { return ParsedQuery(query: .everything) }
        guard isLiteral else { return try Query.parse(anyOf: texts) }
        var phrases: [Query] = []
        for text in texts { phrases.append(try Query.parse(literal: text).query) }
        return ParsedQuery(query: phrases.count == 1 ? phrases[0] : .or(phrases))
    }

    /// The best paragraphs of an index; how many there are in all only if that is asked for.
    func results(
        for query: Query,
        in index: SearchArchive,
        limit: Int,
        countsTotal: Bool
    ) throws(Failure) -> SearchResults {
        var options = options
        options.limit = limit
        options.countsTotal = countsTotal
        let results = try reading { () throws(SearchIndexError) in
            try index.search(query, options: options)
        }
        for note in results.notes { Messages.complain("note: \(note)") }
        return results
    }

    /// All paragraphs of an index that answer a query.
    func paragraphs(
        answering query: Query,
        in index: SearchArchive
    ) throws(Failure) -> [ParagraphSet] {
        try reading { () throws(SearchIndexError) in
            try index.paragraphs(answering: query, options: options)
        }
    }

    private var options: SearchOptions {
        var options = SearchOptions()
        options.need = need
        options.matching = matching
        options.ranking = ranking
        return options
    }
}
