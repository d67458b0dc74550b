/// One thread's share of the analysis: chunks go in as text and come out as numbers.
///
/// A worker is used by one thread at a time; its lexicon grows from chunk to chunk.
// Safe: `Parallel.map` lets no two calls with the same thread overlap, and hands on what was written.
final class IndexWorker: @unchecked Sendable {
    private var analyzer: ChunkAnalyzer

    init() throws(SearchIndexError) {
        analyzer = try ChunkAnalyzer()
    }

    func analyze(_ chunk: Chunk, worker: Int) throws(SearchIndexError) -> Chunk {
        var chunk = chunk
        try analyzer.analyze(&chunk, worker: worker)
        return chunk
    }

    var disagreements: Int { analyzer.disagreements }

    func withLexicon<Result>(_ body: (borrowing Lexicon) -> Result) -> Result {
        body(analyzer.lexicon)
    }
}
