/// Turns a query into the set of paragraphs that answer it and into what ranks them.
struct QueryResolver: ~Copyable {
    /// A part of a query, resolved.
    struct Resolved {
        var answers: Answers
        var scoring = Scoring()

        init(answers: Answers, scoring: Scoring = Scoring()) {
            self.answers = answers
            self.scoring = scoring
        }

        init(paragraphs: ParagraphSet) {
            answers = .set(paragraphs)
        }
    }

    let index: SearchIndex
    let options: SearchOptions
    var analyzer: Analyzer

    /// What the user should know about how the query was taken, a line each.
    private(set) var notes: [String] = []

    /// What the index has to do with others that are searched with it.
    private(set) var sharing: QuerySharing

    /// Creates a resolver for one query, which may go on with the analyzer of another.
    init(
        _ index: SearchIndex,
        options: SearchOptions,
        analyzer: consuming Analyzer?,
        sharing: QuerySharing = QuerySharing()
    ) {
        self.index = index
        self.options = options
        self.analyzer = analyzer ?? Analyzer()
        self.sharing = sharing
    }

    /// Gives the analyzer back, for the next query.
    consuming func finish() -> Analyzer { analyzer }

    /// Resolves a query.
    ///
    /// - Complexity: O(postings of its terms + text of the candidates of its phrases).
    mutating func resolve(
        _ query: Query,
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        switch query {
        case .everything:
            return Resolved(paragraphs: set(isFull: true))
        case .nothing:
            return Resolved(paragraphs: set())
        case .text(let text):
            return try resolve(text: text, in: bytes)
        case .phrase(let phrase):
            return try resolve(phrase, in: bytes)
        case .and(let parts):
            return try resolve(all: parts, in: bytes)
        case .or(let parts):
            return try resolve(any: parts, in: bytes)
        case .not(let part):
            var found = set(isFull: true)
            found.subtract(try resolve(part, in: bytes).paragraphs(of: index, in: bytes))
            return Resolved(paragraphs: found)
        case .boosted(let part, let factor):
            let inner = try resolve(part, in: bytes)
            var boosted = Resolved(answers: inner.answers)
            boosted.scoring.append(inner.scoring, times: Float(factor))
            return boosted
        case .field(let field, let part):
            return Resolved(paragraphs: try resolve(part, in: field, bytes: bytes))
        case .range(let field, let lower, let upper):
            return Resolved(
                paragraphs: resolve(field, from: lower, to: upper, in: bytes)
            )
        case .pattern(let pattern):
            return try resolve(pattern, in: bytes)
        case .regex(let pattern, let flags):
            return try resolve(regex: pattern, flags: flags, in: bytes)
        case .near(let parts, let distance, let isOrdered):
            return try resolve(near: parts, distance, isOrdered: isOrdered, in: bytes)
        }
    }

    func set(isFull: Bool = false) -> ParagraphSet {
        ParagraphSet(universe: index.paragraphs.count, isFull: isFull)
    }

    mutating func analyze(_ text: String) throws(SearchIndexError) -> Analysis {
        try analyzer.analyze(text)
    }

    mutating func note(_ text: String) { notes.append(text) }

    /// The words and pairs of a text, looked up.
    mutating func rank(_ analysis: Analysis, in bytes: RawSpan) -> RankedTerms {
        let (index, ranking) = (index, options.ranking)
        return RankedTerms(analysis, of: index, options: ranking, sharing: &sharing, in: bytes)
    }

    /// What a part of the query finds whose paragraphs take work to find.
    ///
    /// Called for the same parts in the same order whatever an index holds.
    mutating func leaf(_ find: @autoclosure () -> LeafMatches) -> LeafMatches {
        sharing.leaf(find)
    }

    private mutating func resolve(
        all parts: [Query],
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        var scoring = Scoring()
        var within: ParagraphSet?
        var text: TextAnswers?
        func limit(to set: ParagraphSet) {
            if within == nil { within = set } else { within?.formIntersection(set) }
        }
        for part in parts {
            if case .not(let negated) = part {
                var rest = set(isFull: true)
                rest.subtract(try resolve(negated, in: bytes).paragraphs(of: index, in: bytes))
                limit(to: rest)
                continue
            }
            var resolved = try resolve(part, in: bytes)
            // One text is left for ranking to find.
            if text == nil, case .text(let own, let set) = resolved.answers {
                scoring.append(resolved.scoring, times: 1)
                text = own
                if let set { limit(to: set) }
            } else {
                resolved.scoring.listRuns(in: bytes)
                scoring.append(resolved.scoring, times: 1)
                limit(to: resolved.paragraphs(of: index, in: bytes))
            }
        }
        if let text { return Resolved(answers: .text(text, within: within), scoring: scoring) }
        return Resolved(answers: .set(within ?? set(isFull: true)), scoring: scoring)
    }

    private mutating func resolve(
        any parts: [Query],
        in bytes: RawSpan
    ) throws(SearchIndexError) -> Resolved {
        var paragraphs = set()
        var scoring = Scoring()
        for part in parts {
            var resolved = try resolve(part, in: bytes)
            resolved.scoring.listRuns(in: bytes)
            paragraphs.formUnion(resolved.paragraphs(of: index, in: bytes))
            scoring.append(resolved.scoring, times: 1)
        }
        return Resolved(answers: .set(paragraphs), scoring: scoring)
    }
}
