@testable internal import SearchIndex

/// Segmenting, folding, the whole analysis, and the sum by which damage is found.
struct AnalysisParts {
    /// All texts one after another.
    private let bytes: [UInt8]

    /// Where each text ends.
    private let ends: [UInt32]

    private let texts: [String]

    init(texts: [String]) {
        self.texts = texts
        var bytes: [UInt8] = []
        ends = texts.map { text in
            bytes += text.utf8
            return UInt32(bytes.count)
        }
        self.bytes = bytes
    }

    func measure() throws(SearchIndexError) {
        let megabytes = Double(bytes.count) / 1e6
        print("analysis: \(texts.count) paragraphs, \(bytes.count) bytes")
        for (name, mode) in [("segment, ICU alone", WordBreaker.Mode.icu), ("segment", .fast)] {
            var breaker = try WordBreaker(mode: mode)
            var pieces: [Piece] = []
            try Parts.measure(name, "MB", amount: megabytes) { () throws(SearchIndexError) in
                try breaker.cut(bytes.span, paragraphEnds: ends.span, into: &pieces)
                return pieces.count
            }
        }
        var breaker = try WordBreaker(mode: .fast)
        var pieces: [Piece] = []
        try breaker.cut(bytes.span, paragraphEnds: ends.span, into: &pieces)
        var folding = Folding()
        var folded: [UInt8] = []
        try Parts.measure("fold", "MB", amount: megabytes) { () throws(SearchIndexError) in
            var start = 0
            var sum = 0
            for piece in pieces {
                let end = Int(piece.end)
                try folding.fold(bytes.span.extracting(start..<end), into: &folded)
                sum += folded.count
                start = end
            }
            return sum
        }
        var analyzer = Analyzer()
        let some = texts.prefix(5_000)
        let size = some.reduce(0) { $0 + $1.utf8.count }
        try Parts.measure("analyse as a query", "MB", amount: Double(size) / 1e6) {
            () throws(SearchIndexError) in
            var sum = 0
            for text in some { sum += try analyzer.analyze(text).tokens.count }
            return sum
        }
        try Parts.measure("checksum", "MB", amount: megabytes) { () throws(SearchIndexError) in
            Int(truncatingIfNeeded: bytes.withRawSpan { XXHash64.hash($0) })
        }
    }
}
