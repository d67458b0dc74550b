/// All that a builder has gathered, on its way into the sections of a file.
struct IndexContents: Sendable {
    let chunks: [Chunk]
    let workers: [IndexWorker]
    var reports: ReportTableWriter
    let reportFields: [Report]
    let paragraphs: ParagraphTableWriter
    let headings: HeadingTableWriter
    let paragraphCount: Int

    /// The bytes of the text of all paragraphs.
    let textBytes: Int

    /// The files that the reports were read from.
    var sources: [SourceRecord] = []
    var sourceOptions = ""

    /// The words that the user added.
    var addedWords = AddedWords()

    /// The number of words of all paragraphs.
    var wordCount: Int {
        chunks.reduce(0) { $0 + $1.lengths.reduce(0) { $0 + Int($1) } }
    }

    /// How often the fast way of segmenting cut otherwise than ICU.
    var disagreements: Int { workers.reduce(0) { $0 + $1.disagreements } }

    /// Writes all sections and returns the length of the file.
    func write(
        to file: borrowing some ByteSink & ~Copyable,
        options: BuildOptions
    ) throws(SearchIndexError) -> Int {
        let threads = options.threads
        let lengths = chunks.flatMap(\.lengths)
        let (lexicon, borders) = try beginning(lengths, threads: threads)
        let tokenWords = tokenWords(lexicon)
        let code = DenseCode(shortestFor: lexicon.tokens.lazy.map(\.count))
        let coded = try encodeText(lexicon, code, tokenWords, threads: threads)
        let words = WordPostings(
            chunks,
            words: coded.map(\.words),
            lexicon: lexicon,
            parts: 8 * threads
        )
        // What is ready is written while the rest is made.
        let contents = self
        let rest = Background { () throws(SearchIndexError) -> Parts in
            try contents.rest(lexicon, tokenWords, words, borders, lengths, threads: threads)
        }
        var writer = try IndexFileWriter(file)
        let reports = reports.finish(paragraphCount: paragraphCount)
        try writer.append(.init(.reports, [reports]), to: file)
        var table = paragraphs
        for length in lengths { table.append(length: length) }
        try writer.append(.init(.paragraphs, [table.finish()]), to: file)
        try writer.append(.init(.headings, [headings.finish()]), to: file)
        try writer.append(.init(.vocabulary, [try lexicon.vocabulary()]), to: file)
        try writer.append(.init(.text, text(coded, code)), to: file)
        for section in try rest.wait() { try writer.append(section, to: file) }
        let sources = SourceTableWriter.write(sources, options: sourceOptions)
        try writer.append(.init(.sources, [sources]), to: file)
        let added = AddedWordTable.write(addedWords)
        try writer.append(.init(.addedWords, [added]), to: file)
        let fingerprint = try AnalysisFingerprint.current()
        return try writer.finish(
            file,
            icuVersion: (0..<4).map { fingerprint.icuVersion[$0] },
            analysisFingerprint: fingerprint.hash
        )
    }

    /// The sections behind that of the text, in the order of the file.
    private func rest(
        _ lexicon: MergedLexicon,
        _ tokenWords: [[UInt32]],
        _ words: WordPostings,
        _ borders: [EncodedPostings.Part],
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> Parts {
        var encodedWords: [EncodedPostings.Part] = []
        var sections: [Parts] = []
        let tasks = 3
        for result in try Parallel.map(
            tasks + words.partCount,
            threads: threads,
            { (task, _) throws(SearchIndexError) -> Made in
                switch task {
                case 0: .sections(try plainTerms(lexicon, tokenWords))
                case 1: .sections(try postings(borders, .borders, .borderPostings, threads))
                case 2: .sections(try symbols(lexicon))
                default:
                    .words(words.encode(task - tasks, of: lexicon, lengths: lengths.span))
                }
            }
        ) {
            switch result {
            case .sections(let parts): sections.append(parts)
            case .words(let part): encodedWords.append(part)
            }
        }
        return try postings(encodedWords, .words, .wordPostings, threads)
            + sections[1] + sections[0] + sections[2]
    }

    private typealias Parts = [IndexFileWriter.Section]

    private enum Made: Sendable {
        case sections(Parts)
        case words(EncodedPostings.Part)
    }

    private enum Beginning: Sendable {
        case lexicon(MergedLexicon)
        case borders(EncodedPostings.Part)
    }

    /// Merges the lexicons, which only one thread can do, while the others make the lists of pairs.
    private func beginning(
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> (lexicon: MergedLexicon, borders: [EncodedPostings.Part]) {
        let borders = BorderPostings(chunks, parts: 16 * threads)
        var lexicon: MergedLexicon?
        var parts: [EncodedPostings.Part] = []
        let workers = workers
        for result in try Parallel.map(
            1 + borders.partCount,
            threads: threads,
            { task, _ -> Beginning in
                guard task > 0 else { return .lexicon(MergedLexicon(workers)) }
                return .borders(borders.encode(task - 1, lengths: lengths.span))
            }
        ) {
            switch result {
            case .lexicon(let merged): lexicon = merged
            case .borders(let part): parts.append(part)
            }
        }
        return (lexicon ?? MergedLexicon(workers), parts)
    }

    private func postings(
        _ parts: [EncodedPostings.Part],
        _ dictionary: FileSection,
        _ lists: FileSection,
        _ threads: Int
    ) throws(SearchIndexError) -> Parts {
        let shape: PostingsShape = dictionary == .words ? .weighted : .bounded
        let encoded = try EncodedPostings(shape: shape, parts: parts, threads: threads)
        return [.init(dictionary, [encoded.dictionary]), .init(lists, gathered: [encoded.lists])]
    }

    private func plainTerms(
        _ lexicon: MergedLexicon,
        _ tokenWords: [[UInt32]]
    ) throws(SearchIndexError) -> Parts {
        let holders = try EncodedPostings(plain: Holders.terms(of: lexicon))
        let contexts = try EncodedPostings(plain: contextTerms(lexicon, tokenWords: tokenWords))
        return [
            .init(.holders, [holders.dictionary]),
            .init(.holderPostings, gathered: [holders.lists]),
            .init(.contexts, [contexts.dictionary]),
            .init(.contextPostings, gathered: [contexts.lists]),
        ]
    }

    /// For each worker, the number of the word of each of its tokens; `.max` for those without.
    private func tokenWords(_ lexicon: MergedLexicon) -> [[UInt32]] {
        workers.indices.map { index in
            workers[index].withLexicon { own in
                own.tokens.map {
                    $0.word > 0 ? lexicon.wordNumbers[index][Int($0.word) - 1] : .max
                }
            }
        }
    }

    private func symbols(_ lexicon: MergedLexicon) throws(SearchIndexError) -> Parts {
        let symbols = Symbols(lexicon)
        let encoded = try EncodedPostings(
            plain: symbols.postings(of: symbols.terms.isEmpty ? [] : chunks, ranks: lexicon.ranks)
        )
        return [
            .init(.symbols, [encoded.dictionary]),
            .init(.symbolPostings, gathered: [encoded.lists]),
        ]
    }

    private func contextTerms(
        _ lexicon: MergedLexicon,
        tokenWords: [[UInt32]]
    ) throws(SearchIndexError) -> [(term: [UInt8], numbers: [UInt32])] {
        var contexts = ContextTerms()
        for (context, report) in reportFields.enumerated() {
            try contexts.add(report, context: context)
        }
        for (index, section) in headings.sections.enumerated() {
            let chunk = chunks[Chunk.index(of: section.heading, in: chunks)]
            for place in chunk.tokens(of: section.heading - chunk.firstParagraph) {
                let token = chunk.distinct[Int(chunk.tokens[place])]
                let word = tokenWords[chunk.worker][Int(token)]
                guard word != .max else { continue }
                contexts.add(
                    Array(lexicon.term(Int(word))),
                    context: reportFields.count + index
                )
            }
        }
        return contexts.terms()
    }
}
