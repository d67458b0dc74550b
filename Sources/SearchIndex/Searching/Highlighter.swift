/// Finds what of a paragraph's text answers a query.
///
///     var highlighter = try Highlighter(query)
///     for span in try highlighter.spans(in: paragraph.text) { … }
///
/// A phrase is marked where it occurs, not where its words stand elsewhere; parts that must be near
/// each other, where they are. A run of bare words is marked where it occurs whole, and where it
/// doesn't, its words are. What a query excludes, and what its fields ask for, is never marked.
public struct Highlighter: ~Copyable {
    /// A part of the query that is marked.
    private enum Part {
        case phrase(PhrasePattern)

        /// Marked where it occurs whole, if it can, and else by its words.
        case run(PhrasePattern?, words: Set<[UInt8]>)
        case word(WordPattern)
        case near(NearSearch)

        /// What it matches of the text as written is marked.
        case regex(LinearRegex)
    }

    private let matching: Matching

    /// The indexes whose forms of bare words are marked.
    private let archive: SearchArchive?
    private var analyzer = Analyzer()
    private var folding = Folding()
    private var parts: [Part] = []

    /// Prepares the marking of a query's answers.
    ///
    /// - Parameters:
    ///   - query: The query.
    ///   - matching: How its words and phrases had to stand in the text.
    ///   - archive: What was searched, if other forms of bare words are marked as well.
    ///
    /// - Throws: `segmentation` if ICU fails.
    public init(
        _ query: Query,
        matching: Matching = Matching(),
        formsIn archive: SearchArchive? = nil
    ) throws(SearchIndexError) {
        self.matching = matching
        self.archive = archive
        try collect(query)
    }

    private mutating func collect(_ query: Query) throws(SearchIndexError) {
        switch query {
        case .text(let text):
            try collect(text: text)
        case .phrase(let phrase):
            if phrase.slop > 0, let search = try NearSearch(loose: phrase, matching, &analyzer) {
                parts.append(.near(search))
            } else {
                try collect(phrase)
            }
        case .near(let inner, let distance, let isOrdered):
            let search = try NearSearch(inner, distance, isOrdered, matching, &analyzer)
            parts.append(.near(search))
        case .and(let inner), .or(let inner):
            for query in inner { try collect(query) }
        case .boosted(let inner, _):
            try collect(inner)
        case .pattern(let pattern):
            parts.append(.word(try WordPattern(pattern, matching: matching)))
        case .regex(let pattern, let flags):
            if let regex = try? LinearRegex(pattern, flags: flags) {
                parts.append(.regex(regex))
            } else {
                try collect(Query.Phrase(pattern))
            }
        case .everything, .nothing, .not, .field, .range:
            break
        }
    }

    private mutating func collect(_ phrase: Query.Phrase) throws(SearchIndexError) {
        var pattern = PhrasePattern(try analyzer.analyze(phrase.text), matching: matching)
        if phrase.lastIsPrefix { pattern.openEnd() }
        parts.append(.phrase(pattern))
    }

    private mutating func collect(text: String) throws(SearchIndexError) {
        var text = text
        if !matching.isAsWritten, let archive { text = try archive.languages().written(text) }
        let analysis = try analyzer.analyze(text)
        if let archive, !matching.isAsWritten {
            for word in AddedWordFinder(archive.indexes).words(in: analysis) {
                try collect(Query.Phrase(String(decoding: word.text, as: UTF8.self)))
            }
        }
        for run in Runs(of: analysis).runs {
            if matching.isAsWritten {
                try collect(Query.Phrase(run.text))
                continue
            }
            var pattern: PhrasePattern?
            if run.isUnspaced {
                pattern = PhrasePattern(try analyzer.analyze(run.text), matching: matching)
            }
            var words = Set(run.words)
            for word in run.words { words.formUnion(try archive?.forms(of: word) ?? []) }
            parts.append(.run(pattern, words: words))
        }
    }

    /// The parts of a text that answer the query, in Unicode scalars, ascending and apart.
    ///
    /// - Throws: `segmentation` if ICU fails.
    /// - Complexity: O(length of the text × parts of the query).
    public mutating func spans(in text: String) throws(SearchIndexError) -> [Range<Int>] {
        guard !parts.isEmpty else { return [] }
        let analysis = try analyzer.analyze(text)
        var match = MatchText(isAsWritten: matching.isAsWritten)
        match.load(analysis)
        let source = SourceMap(analysis, isAsWritten: matching.isAsWritten)
        var found: [Range<Int>] = []
        for part in parts {
            var places: [Range<Int>] = []
            switch part {
            case .phrase(let pattern):
                places = Self.places(of: pattern, in: match)
            case .run(let pattern, let words):
                if let pattern { places = Self.places(of: pattern, in: match) }
                if places.isEmpty {
                    found += analysis.tokens.filter { words.contains($0.term) }.map(\.range)
                }
            case .word(let pattern):
                places = pattern.occurrences(in: match)
            case .near(let search):
                places = search.chains(in: match).flatMap(\.self)
            case .regex(let regex):
                found += Self.matches(of: regex, in: analysis.text)
            }
            for place in places {
                found.append(try source.range(of: place, in: match, folding: &folding))
            }
        }
        return SourceMap.scalars(of: SourceMap.joined(found), in: analysis.text)
    }

    private static func places(
        of pattern: PhrasePattern,
        in text: borrowing MatchText
    ) -> [Range<Int>] {
        var places: [Range<Int>] = []
        var offset = 0
        while let start = pattern.firstOccurrence(in: text, from: offset) {
            offset = start + pattern.needle.count
            places.append(start..<offset)
        }
        return places
    }

    private static func matches(of regex: LinearRegex, in text: [UInt8]) -> [Range<Int>] {
        var scanner = RegexScanner(regex)
        var found: [Range<Int>] = []
        var offset = 0
        while found.count < markLimit, offset <= text.count,
            let range = scanner.firstMatch(in: text.span, from: offset)
        {
            if !range.isEmpty { found.append(range) }
            offset =
                range.isEmpty ? nextCharacter(behind: range.upperBound, text) : range.upperBound
        }
        return found
    }

    private static func nextCharacter(behind offset: Int, _ text: [UInt8]) -> Int {
        guard offset < text.count else { return offset + 1 }
        return offset + UTF8Scalars.decode(text.span, at: offset, before: text.count).length
    }

    /// The most places that a regular expression marks in one paragraph.
    private static let markLimit = 1000
}
