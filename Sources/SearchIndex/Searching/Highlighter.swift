/// Finds what of a paragraph's text answers a query.
///
///     var highlighter = try Highlighter(query)
///     for span in try highlighter.spans(in: paragraph.text) { … }
///
/// A phrase is marked where it occurs, not where its words stand elsewhere. A run of bare words is
/// marked where it occurs whole, and where it doesn't, its words are. What a query excludes, and
/// what its fields ask for, is never marked.
public struct Highlighter: ~Copyable {
    /// A part of the query that is marked.
    private struct Part {
        /// Marked wherever it occurs.
        var pattern: PhrasePattern?

        /// Marked where the pattern doesn't occur in the paragraph.
        var words: Set<[UInt8]> = []

        /// Words that it matches are marked.
        var glob: Glob?
        var misspelt: FuzzyWord?

        /// What it matches of the text as written is marked.
        var regex: LinearRegex?

        /// Whether the part marks a word.
        func marks(_ token: Analysis.Token) -> Bool {
            guard !token.term.isEmpty else { return false }
            return words.contains(token.term) || glob?.matches(token.term.span) == true
                || misspelt?.matches(token.term.span) == true
        }
    }

    private var analyzer = Analyzer()
    private var folding = Folding()
    private var parts: [Part] = []

    /// Prepares the marking of a query's answers.
    ///
    /// - Throws: `segmentation` if ICU fails.
    public init(_ query: Query) throws(SearchIndexError) {
        try collect(query)
    }

    private mutating func collect(_ query: Query) throws(SearchIndexError) {
        switch query {
        case .text(let text):
            let analysis = try analyzer.analyze(text)
            for run in Runs(of: analysis).runs {
                var part = Part(words: Set(run.words))
                if run.isUnspaced {
                    part.pattern = PhrasePattern(try analyzer.analyze(run.text))
                }
                parts.append(part)
            }
        case .phrase(let phrase) where phrase.slop > 0:
            try collect(.text(phrase.text))
        case .phrase(let phrase):
            var pattern = PhrasePattern(try analyzer.analyze(phrase.text))
            if phrase.lastIsPrefix { pattern.openEnd() }
            parts.append(Part(pattern: pattern))
        case .and(let inner), .or(let inner), .near(let inner, _, _):
            for query in inner { try collect(query) }
        case .boosted(let inner, _):
            try collect(inner)
        case .pattern(let pattern):
            var folded: [UInt8] = []
            try folding.fold(Array(pattern.text.utf8).span, into: &folded)
            let text = String(decoding: folded, as: UTF8.self)
            parts.append(
                pattern.edits > 0
                    ? Part(misspelt: FuzzyWord(text, edits: pattern.edits))
                    : Part(glob: try Glob(folding: pattern.text, with: &folding))
            )
        case .regex(let pattern, let flags):
            if let regex = try? LinearRegex(pattern, flags: flags) {
                parts.append(Part(regex: regex))
            } else {
                parts.append(Part(pattern: PhrasePattern(try analyzer.analyze(pattern))))
            }
        case .everything, .nothing, .not, .field, .range:
            break
        }
    }

    /// The parts of a text that answer the query, in Unicode scalars, ascending and apart.
    ///
    /// - Throws: `segmentation` if ICU fails.
    /// - Complexity: O(length of the text × parts of the query).
    public mutating func spans(in text: String) throws(SearchIndexError) -> [Range<Int>] {
        guard !parts.isEmpty else { return [] }
        let analysis = try analyzer.analyze(text)
        var match = MatchText()
        match.load(analysis)
        let tokens = analysis.tokens.filter { $0.kind != .space && !$0.folded.isEmpty }
        var found: [Range<Int>] = []
        for part in parts {
            let before = found.count
            if let pattern = part.pattern {
                var offset = 0
                while let start = pattern.firstOccurrence(in: match, from: offset) {
                    offset = start + pattern.needle.count
                    found.append(try source(of: start..<offset, in: match, tokens, analysis))
                }
            }
            guard found.count == before else { continue }
            for token in tokens where part.marks(token) { found.append(token.range) }
            if let glob = part.glob {
                let folded = match.text
                for range in Self.matches(of: glob, in: folded) {
                    found.append(try source(of: range, in: match, tokens, analysis))
                }
            }
            if let regex = part.regex { found += Self.matches(of: regex, in: analysis.text) }
        }
        return Self.scalars(of: Self.joined(found), in: analysis.text)
    }

    /// The places in folded text where wildcards stand for characters of unspaced scripts.
    private static func matches(of glob: Glob, in text: [UInt8]) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var offset = 0
        while found.count < markLimit,
            let range = glob.firstMatch(
                in: text.span,
                from: offset,
                isWordScalar: WordScalars.contains
            ), !range.isEmpty
        {
            let first = UTF8Scalars.first(of: text.span.extracting(range)) ?? 0
            if ScalarClass.isUnspaced(first) { found.append(range) }
            offset = range.upperBound
        }
        return found
    }

    private static func matches(of regex: LinearRegex, in text: [UInt8]) -> [Range<Int>] {
        var scanner = RegexScanner(regex)
        var found: [Range<Int>] = []
        var offset = 0
        while found.count < markLimit, offset <= text.count,
            let range = scanner.firstMatch(in: text.span, from: offset)
        {
            if !range.isEmpty { found.append(range) }
            offset = max(range.upperBound, offset + 1)
        }
        return found
    }

    /// The most places that a pattern marks in one paragraph.
    private static let markLimit = 1000

    /// The bytes of the original that a part of the folded text came from.
    private mutating func source(
        of part: Range<Int>,
        in match: borrowing MatchText,
        _ tokens: [Analysis.Token],
        _ analysis: Analysis
    ) throws(SearchIndexError) -> Range<Int> {
        let starts = match.tokenStarts
        let first = Self.token(at: part.lowerBound, starts)
        let last = Self.token(at: part.upperBound - 1, starts)
        let head = part.lowerBound - Int(starts[first])
        let tail = part.upperBound - 1 - Int(starts[last])
        let start = try source(of: head..<(head + 1), in: tokens[first], analysis).lowerBound
        let end = try source(of: tail..<(tail + 1), in: tokens[last], analysis).upperBound
        return start..<max(start, end)
    }

    private mutating func source(
        of part: Range<Int>,
        in token: Analysis.Token,
        _ analysis: Analysis
    ) throws(SearchIndexError) -> Range<Int> {
        let surface = analysis.text.span.extracting(token.range)
        let map = try FoldedMap(of: surface, folding: &folding)
        let source = map.source(of: part)
        let start = token.range.lowerBound
        return (start + source.lowerBound)..<(start + source.upperBound)
    }

    /// The token that holds an offset of the folded text.
    private static func token(at offset: Int, _ starts: ArraySlice<UInt32>) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if Int(starts[middle]) <= offset { low = middle + 1 } else { high = middle }
        }
        return max(0, low - 1)
    }

    /// The ranges in order, those that overlap joined.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) where !range.isEmpty {
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] =
                    last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// The same ranges counted in Unicode scalars instead of bytes.
    private static func scalars(of ranges: [Range<Int>], in text: [UInt8]) -> [Range<Int>] {
        var scalars: [Range<Int>] = []
        var offset = 0
        var count = 0
        func advance(to end: Int) -> Int {
            while offset < end {
                if text[offset] & 0xC0 != 0x80 { count += 1 }
                offset += 1
            }
            return count
        }
        for range in ranges {
            let start = advance(to: range.lowerBound)
            scalars.append(start..<advance(to: range.upperBound))
        }
        return scalars
    }
}
