internal import Dispatch
internal import SearchIndex
internal import Synchronization

/// Answers topics with all threads; what comes out doesn't depend on how many there are.
struct TopicSearch {
    let index: SearchIndex
    let options: SearchOptions

    /// The name of the run, without white space.
    let tag: String

    let threads: Int

    /// Words that mean the same to the user.
    var synonyms: Synonyms?

    /// The topics that are answered before their lines are written, so that few are held in memory.
    static let batchCount = 256

    /// The lines of a run for some topics, in order: `topic Q0 paragraph rank score tag`.
    ///
    /// Scores descend strictly, whatever ties there were: programs that sort the lines anew by score
    /// keep their order. Nine digits tell every score from the next.
    func lines(_ topics: ArraySlice<Topic>) throws(Failure) -> [String] {
        let topics = Array(topics)
        let next = Atomic(0)
        let results = Mutex<[Result<String, SearchIndexError>?]>(
            Array(repeating: nil, count: topics.count)
        )
        DispatchQueue.concurrentPerform(iterations: min(threads, topics.count)) { _ in
            var searcher = Searcher(index)
            while true {
                let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard place < topics.count else { return }
                let result = Result { () throws(SearchIndexError) in
                    let text = Query.text(topics[place].text)
                    let query = try synonyms?.expanding(text, need: options.need) ?? text
                    let found = try searcher.search(query, options: options)
                    return try lines(found.hits, topic: topics[place].id)
                }
                results.withLock { $0[place] = result }
            }
        }
        let all = results.withLock { $0.compactMap(\.self) }
        return try reading { () throws(SearchIndexError) in
            var lines: [String] = []
            for result in all { lines.append(try result.get()) }
            return lines
        }
    }

    private func lines(
        _ hits: [SearchHit],
        topic: String
    ) throws(SearchIndexError) -> String {
        var lines = ""
        var last = Float.infinity
        for (rank, hit) in hits.enumerated() {
            last = min(hit.score, last.nextDown)
            let name = TRECField.written(try index.name(ofParagraph: hit.paragraph))
            lines += "\(topic) Q0 \(name) \(rank + 1) \(last) \(tag)\n"
        }
        return lines
    }
}

extension SearchIndex {
    /// The name of a paragraph, as ``Paragraph/name``, without its text.
    fileprivate func name(ofParagraph number: Int) throws(SearchIndexError) -> String {
        let id = try id(ofParagraph: number)
        guard id.isEmpty else { return id }
        let report = try report(ofParagraph: number)
        return "\(report + 1)#\(number - (try paragraphs(ofReport: report)).lowerBound + 1)"
    }
}
