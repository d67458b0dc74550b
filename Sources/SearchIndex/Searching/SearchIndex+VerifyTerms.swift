extension SearchIndex {
    /// Checks that a plain dictionary holds given terms with given numbers, and nothing else.
    func verify(
        _ section: FileSection,
        _ lists: FileSection,
        _ dictionary: TermDictionary,
        are expected: [(term: [UInt8], numbers: [UInt32])],
        in bytes: RawSpan
    ) throws(SearchIndexError) {
        try check(dictionary.count == expected.count, section, 0, "\(dictionary.count) terms")
        var held = dictionary.iterator()
        for (term, numbers) in expected {
            guard let next = held.next(in: bytes), next.term == term else {
                throw .corrupt(
                    path: path,
                    section: "\(section)",
                    offset: layout.range(of: section).lowerBound,
                    reason: "a term is missing that follows from the text"
                )
            }
            var cursor = PostingsCursor(next.entry, shape: .plain, in: bytes)
            var isHeld = next.entry.count == numbers.count
            for number in numbers {
                isHeld = isHeld && cursor.number == number
                cursor.advance(in: bytes)
            }
            try check(isHeld, lists, 0, "term \(next.entry.number) has other numbers")
        }
    }

    /// Checks that the pairs across borders of words, and those inside of Hangul words, have the
    /// paragraphs in which the text has them.
    func verifyBorders(_ verifier: PostingsVerifier, in bytes: RawSpan) throws(SearchIndexError) {
        var keys: [UInt64] = []
        var terms = borders.iterator()
        while let next = terms.next(in: bytes) { keys.append(Self.key(ofPair: next.term)) }
        var listed = WordOccurrences()
        _ = try verifier.verify(
            .borders,
            .borderPostings,
            borders,
            numbers: paragraphs.count,
            in: bytes
        ) { number, paragraph, _ in listed.add(key: keys[number], in: paragraph, times: 1) }
        let tokens = (0..<vocabulary.count).map { BorderToken($0, of: vocabulary, in: bytes) }
        let found = occurrences { paragraph, pairs in
            var border = PairBorder()
            text.forEachRank(of: paragraph, in: bytes) { rank in
                let token = tokens[rank]
                pairs += token.innerPairs
                if let pair = border.next(token.kind, first: token.first, last: token.last) {
                    pairs.append(pair.rawValue)
                }
            }
        }
        try check(listed == found, .borderPostings, 0, "other pairs than in the text")
    }

    /// What a token is for the pairs around it and inside of it.
    private struct BorderToken {
        var kind: PieceKind
        var first: UInt32 = 0
        var last: UInt32 = 0
        var innerPairs: [UInt64] = []

        init(_ rank: Int, of vocabulary: Vocabulary, in bytes: RawSpan) {
            let folded = bytes.extracting(bytes.inside(vocabulary.folded(of: rank, in: bytes)))
            kind = vocabulary.kind(of: rank, in: bytes)
            guard folded.byteCount > 0 else {
                // What folds to nothing, and the joiner, don't part words.
                kind = .space
                return
            }
            guard kind.isWord else { return }
            let word = folded.copied()
            first = Pairs.first(of: word.span)
            last = Pairs.last(of: word.span)
            Pairs.forEachInnerPair(of: word.span, kind: kind) { pair, _ in
                innerPairs.append(pair.rawValue)
            }
        }
    }

    private static func key(ofPair term: [UInt8]) -> UInt64 {
        guard let first = UTF8Scalars.first(of: term.span),
            let last = UTF8Scalars.last(of: term.span)
        else { return .max }
        return ScalarPair(first, last).rawValue
    }

    /// The terms of all paragraphs, each once a paragraph.
    ///
    /// - Parameter append: Appends the keys of a paragraph's terms.
    /// - Returns: Their sum.
    private func occurrences(
        _ append: (_ paragraph: Int, _ keys: inout [UInt64]) -> Void
    ) -> WordOccurrences {
        var found = WordOccurrences()
        var keys: [UInt64] = []
        for paragraph in 0..<text.count {
            keys.removeAll(keepingCapacity: true)
            append(paragraph, &keys)
            keys.sort()
            var last: UInt64?
            for key in keys where key != last {
                found.add(key: key, in: UInt32(paragraph), times: 1)
                last = key
            }
        }
        return found
    }

    /// Checks that symbols have the paragraphs in which the text has them.
    func verifySymbols(_ verifier: PostingsVerifier, in bytes: RawSpan) throws(SearchIndexError) {
        var listed = WordOccurrences()
        _ = try verifier.verify(
            .symbols,
            .symbolPostings,
            symbols,
            numbers: paragraphs.count,
            in: bytes
        ) { number, paragraph, _ in listed.add(number, in: paragraph, times: 1) }
        var numbers = [Int?](repeating: nil, count: vocabulary.count)
        for rank in 0..<vocabulary.count where vocabulary.word(of: rank, in: bytes) == nil {
            let place = vocabulary.folded(of: rank, in: bytes)
            let folded = bytes.extracting(bytes.inside(place)).copied()
            guard WordScalars.areIn(folded[...]) else { continue }
            let term = folded.count <= Symbols.byteLimit ? folded : []
            let entry = term.withRawSpan { symbols.find($0, in: bytes) }
            try check(entry != nil, .symbols, 0, "token \(rank) is no symbol")
            numbers[rank] = entry?.number
        }
        let found = occurrences { paragraph, keys in
            text.forEachRank(of: paragraph, in: bytes) { rank in
                if let number = numbers[rank] { keys.append(UInt64(number)) }
            }
        }
        try check(listed == found, .symbolPostings, 0, "other symbols than in the text")
    }

    /// Checks that the words of titles and headings have their reports and sections.
    ///
    /// Only an analysis like that of the index can tell; with another, this is left out.
    func verifyContexts(in bytes: RawSpan) throws(SearchIndexError) {
        let fingerprint = try AnalysisFingerprint.current()
        guard fingerprint.hash == layout.analysisFingerprint else { return }
        var expected = ContextTerms()
        for report in 0..<reports.count {
            try expected.add(reports.report(at: report, in: bytes), context: report)
        }
        for heading in 0..<headings.count {
            let paragraph = headings.paragraph(of: heading, in: bytes)
            text.forEachRank(of: paragraph, in: bytes) { rank in
                guard let word = vocabulary.word(of: rank, in: bytes),
                    let term = words.entry(at: word, in: bytes)?.term
                else { return }
                expected.add(term, context: reports.count + heading)
            }
        }
        try verify(.contexts, .contextPostings, contexts, are: expected.terms(), in: bytes)
    }
}
