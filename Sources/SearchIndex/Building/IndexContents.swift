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
        let lexicon = try MergedLexicon(workers, threads: threads)
        let tokenWords = tokenWords(lexicon)
        let lengths = chunks.flatMap(\.lengths)
        var writer = IndexFileWriter()
        let reports = reports.finish(paragraphCount: paragraphCount)
        writer.append(IndexFileWriter.Section(.reports, [reports]))
        var table = paragraphs
        for length in lengths { table.append(length: length) }
        writer.append(IndexFileWriter.Section(.paragraphs, [table.finish()]))
        writer.append(IndexFileWriter.Section(.headings, [headings.finish()]))
        for parts in try sections(lexicon, tokenWords, lengths, threads: threads) {
            for section in parts { writer.append(section) }
        }
        let sources = SourceTableWriter.write(sources, options: sourceOptions)
        writer.append(IndexFileWriter.Section(.sources, [sources]))
        let words = AddedWordTable.write(addedWords)
        writer.append(IndexFileWriter.Section(.addedWords, [words]))

        let fingerprint = try AnalysisFingerprint.current()
        return try writer.write(
            to: file,
            icuVersion: (0..<4).map { fingerprint.icuVersion[$0] },
            analysisFingerprint: fingerprint.hash,
            extentSize: options.extentSize
        )
    }

    private typealias Parts = [IndexFileWriter.Section]

    /// The sections that take work, all at once: each has stretches that only one thread can do.
    private func sections(
        _ lexicon: MergedLexicon,
        _ tokenWords: [[UInt32]],
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> [Parts] {
        let contents = self
        return try Parallel.map(5, threads: threads) { (task, _) throws(SearchIndexError) in
            switch task {
            case 0: try contents.text(lexicon, threads: threads)
            case 1: try contents.words(lexicon, tokenWords, lengths, threads: threads)
            case 2: try contents.borders(lexicon, lengths, threads: threads)
            case 3: try contents.plainTerms(lexicon, tokenWords)
            default: try contents.symbols(lexicon, lengths, threads: threads)
            }
        }
    }

    private func plainTerms(
        _ lexicon: MergedLexicon,
        _ tokenWords: [[UInt32]]
    ) throws(SearchIndexError) -> Parts {
        let holders = try EncodedPostings(plain: Holders.terms(of: lexicon))
        let contexts = try EncodedPostings(plain: contextTerms(lexicon, tokenWords: tokenWords))
        return [
            .init(.holders, [holders.dictionary]), .init(.holderPostings, holders.lists),
            .init(.contexts, [contexts.dictionary]), .init(.contextPostings, contexts.lists),
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

    private func text(
        _ lexicon: MergedLexicon,
        threads: Int
    ) throws(SearchIndexError) -> Parts {
        let code = DenseCode(shortestFor: lexicon.tokens.lazy.map(\.count))
        let words = code.shortWords(below: lexicon.tokens.count)
        let chunks = chunks
        let coded = try Parallel.map(chunks.count, threads: threads) { index, _ in
            Self.encode(chunks[index], ranks: lexicon.ranks, code: code, shortWords: words)
        }
        var text = TextStoreWriter(code: code, byteCount: textBytes)
        for (codes, ends) in coded { text.append(codes: codes, paragraphEnds: ends) }
        return [.init(.vocabulary, [try lexicon.vocabulary()]), .init(.text, text.finish())]
    }

    private static func encode(
        _ chunk: Chunk,
        ranks allRanks: [[UInt32]],
        code: DenseCode,
        shortWords words: [UInt32]
    ) -> (codes: [UInt8], ends: [Int]) {
        let ownTokens = chunk.tokens
        let tokens = ownTokens.span
        let ownRanks = allRanks[chunk.worker]
        let ranks = ownRanks.span
        let shortWords = words.span
        var codes: [UInt8] = []
        var ends: [Int] = []
        codes.reserveCapacity(2 * tokens.count)
        ends.reserveCapacity(chunk.count)
        for paragraph in 0..<chunk.count {
            for place in chunk.tokens(of: paragraph) {
                let rank = Int(ranks[Int(tokens[place])])
                code.append(rank, shortWords: shortWords, to: &codes)
            }
            ends.append(codes.count)
        }
        return (codes, ends)
    }

    private func words(
        _ lexicon: MergedLexicon,
        _ tokenWords: [[UInt32]],
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> Parts {
        let inversion = try Inversion(
            of: .tokens,
            in: chunks,
            terms: tokenWords,
            termCount: lexicon.words.count,
            withFrequencies: true,
            threads: threads
        )
        let words = try EncodedPostings(
            inversion,
            shape: .weighted,
            lengths: lengths,
            threads: threads
        ) { $1.append(contentsOf: lexicon.term($0)) }
        return [.init(.words, [words.dictionary]), .init(.wordPostings, words.lists)]
    }

    private func borders(
        _ lexicon: MergedLexicon,
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> Parts {
        let inversion = try Inversion(
            of: .pairs,
            in: chunks,
            terms: lexicon.pairNumbers,
            termCount: lexicon.pairs.count,
            withFrequencies: false,
            threads: threads
        )
        let borders = try EncodedPostings(
            inversion,
            order: lexicon.pairOrder,
            shape: .bounded,
            lengths: lengths,
            threads: threads
        ) { lexicon.pairs[Int(lexicon.pairOrder[$0])].appendTerm(to: &$1) }
        return [.init(.borders, [borders.dictionary]), .init(.borderPostings, borders.lists)]
    }

    private func symbols(
        _ lexicon: MergedLexicon,
        _ lengths: [UInt32],
        threads: Int
    ) throws(SearchIndexError) -> Parts {
        let symbols = Symbols(lexicon)
        let inversion = try Inversion(
            of: .tokens,
            in: symbols.terms.isEmpty ? [] : chunks,
            terms: lexicon.ranks.map { own in own.map { symbols.numbers[Int($0)] } },
            termCount: symbols.terms.count,
            withFrequencies: false,
            threads: threads
        )
        let encoded = try EncodedPostings(
            inversion,
            shape: .plain,
            lengths: lengths,
            threads: threads
        ) { $1.append(contentsOf: symbols.terms[$0]) }
        return [.init(.symbols, [encoded.dictionary]), .init(.symbolPostings, encoded.lists)]
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
                let word = tokenWords[chunk.worker][Int(chunk.tokens[place])]
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
