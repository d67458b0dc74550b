extension SearchIndex {
    /// Where the score of a paragraph for a query comes from.
    ///
    /// - Parameters:
    ///   - query: What is looked for.
    ///   - paragraph: The number of the paragraph in the index, from 0.
    ///   - options: How the query is taken and ranked.
    /// - Returns: The parts of the score; they add up to that of the search, but for the last digits.
    ///   `nil` if the query doesn't find the paragraph.
    /// - Throws: What a search throws.
    /// - Complexity: That of a search.
    public func explain(
        _ query: Query,
        paragraph: Int,
        options: SearchOptions = SearchOptions()
    ) throws(SearchIndexError) -> ScoreExplanation? {
        guard paragraph >= 0, paragraph < paragraphCount else { return nil }
        let archive = SearchArchive([self])
        let expansion = try ExpansionTerms(query, in: archive, options: options)
        var resolver = QueryResolver(self, options: options, analyzer: nil)
        return try answer { (bytes) throws(SearchIndexError) in
            let resolved = try resolver.resolve(query, expandedBy: expansion, in: bytes)
            let number = UInt32(truncatingIfNeeded: paragraph)
            guard resolved.paragraphs(of: self, in: bytes).contains(number) else { return nil }
            let norms = NormTable(options.ranking, averageLength: averageLength)
            var explanation = ScoreExplanation(
                length: Int(paragraphs.length(of: number, in: bytes)),
                averageLength: averageLength,
                norm: norms.norm(of: number, in: paragraphs, bytes: bytes)
            )
            explanation.add(resolved.scoring, of: number, in: bytes)
            for word in resolved.scoring.hiddenWords {
                let times = word.search.matches(in: bytes).frequency(of: number) ?? 0
                guard times > 0 else { continue }
                explanation.add(word.source, times, weight: word.weight)
            }
            for phrase in resolved.scoring.phrases {
                var reader = PhraseReader(phrase.search)
                let times = reader.count(in: paragraph, bytes)
                guard times > 0 else { continue }
                explanation.add(phrase.source, times, weight: phrase.weight, isFlat: true)
            }
            var few = options
            few.limit = Refinement.depth
            let best = plainResults(of: resolved, options: few, averageLength: nil, in: bytes).hits
            if best.prefix(Refinement.depth).contains(where: { $0.paragraph == paragraph }) {
                for refinement in resolved.scoring.refinements {
                    explanation.add(refinement, of: paragraph, in: self, bytes: bytes)
                }
            }
            return explanation
        }
    }
}

extension ScoreExplanation {
    /// Adds what terms, contexts and lists bring.
    fileprivate mutating func add(_ scoring: Scoring, of paragraph: UInt32, in bytes: RawSpan) {
        for term in scoring.terms {
            var cursor = PostingsCursor(term.entry, shape: term.shape, in: bytes)
            cursor.advance(to: paragraph, in: bytes)
            guard cursor.number == paragraph else { continue }
            add(term.source, cursor.frequency(in: bytes), weight: term.weight)
        }
        for context in scoring.contexts where context.ranges.holds(Int(paragraph)) {
            add(context.source, 1, weight: context.weight, isFlat: true)
        }
        for list in scoring.lists {
            guard let frequency = list.matches.frequency(of: paragraph) else { continue }
            add(list.source, frequency, weight: list.weight, isFlat: list.isFlat)
        }
    }

    /// Adds what the text alone tells.
    fileprivate mutating func add(
        _ refinement: Refinement,
        of paragraph: Int,
        in index: SearchIndex,
        bytes: RawSpan
    ) {
        refinement.forEachPart(of: paragraph, in: index, bytes: bytes) { part, weight, count in
            var source = Scoring.Source(kind: .neighbours)
            switch part {
            case .neighbours(let place):
                source.text = refinement.neighbourTexts[place]
            case .character(let bytes):
                source.kind = .character
                source.text = (0..<4).map { UInt8(truncatingIfNeeded: bytes >> (8 * $0)) }
                if source.text.last == 0 { source.text.removeLast() }
            }
            add(source, UInt32(count), weight: refinement.factor * weight)
        }
    }

    fileprivate mutating func add(
        _ source: Scoring.Source,
        _ frequency: UInt32,
        weight: Float,
        isFlat: Bool = false
    ) {
        let times = Float(frequency)
        parts.append(
            Part(
                kind: source.kind,
                text: String(decoding: source.text, as: UTF8.self),
                frequency: Int(frequency),
                documentFrequency: source.documentFrequency,
                weight: weight,
                score: isFlat ? weight : weight * (times / (times + norm))
            )
        )
    }
}
