extension SearchIndex {
    /// Reads the whole index and checks that it is what it claims to be.
    ///
    /// Beyond the checksums: dictionaries are in byte order, postings ascend and lie inside of the
    /// index, what is told of their blocks is true, the text decodes, the words of every paragraph are
    /// as many as its length says, all postings are those of the text, and every character and pair
    /// leads to the words that hold it.
    ///
    /// - Throws: `corrupt` with the section and the place of the first thing that is wrong.
    /// - Complexity: O(contents of the index).
    public func verify() throws(SearchIndexError) {
        try answer { (bytes) throws(SearchIndexError) in
            try layout.verifyChecksums(in: bytes, path: path)
            try verifyTables(in: bytes)
            let wordsOfText = try verifyText(in: bytes)
            let verifier = PostingsVerifier(index: self)
            var wordsOfLists = WordOccurrences()
            wordsOfLists.count = try verifier.verify(
                .words,
                .wordPostings,
                words,
                numbers: paragraphs.count,
                in: bytes
            ) { wordsOfLists.add($0, in: $1, times: $2) }
            try check(
                wordsOfLists == wordsOfText,
                .wordPostings,
                0,
                wordsOfLists.count == wordsOfText.count
                    ? "other words than in the text"
                    : "\(wordsOfLists.count) words instead of \(wordsOfText.count)"
            )
            try verifyBorders(verifier, in: bytes)
            _ = try verifier.verify(
                .holders,
                .holderPostings,
                holders,
                numbers: words.count,
                in: bytes
            )
            try verifyHolders(in: bytes)
            _ = try verifier.verify(
                .contexts,
                .contextPostings,
                contexts,
                numbers: reports.count + headings.count,
                in: bytes
            )
            try verifyContexts(in: bytes)
            try verifySymbols(verifier, in: bytes)
        }
    }

    /// Throws `corrupt` unless a condition holds.
    func check(
        _ condition: Bool,
        _ section: FileSection,
        _ offset: Int,
        _ reason: @autoclosure () -> String
    ) throws(SearchIndexError) {
        guard !condition else { return }
        throw .corrupt(
            path: path,
            section: "\(section)",
            offset: layout.range(of: section).lowerBound + offset,
            reason: reason()
        )
    }

    private func verifyTables(in bytes: RawSpan) throws(SearchIndexError) {
        var next = 0
        for report in 0..<reports.count {
            let range = reports.paragraphs(of: report, in: bytes)
            try check(range.lowerBound == next, .reports, 0, "report \(report) begins amiss")
            next = range.upperBound
        }
        try check(next == paragraphs.count, .reports, 0, "the last report ends at \(next)")
        for copy in reports.copies(in: bytes) {
            try check(copy.report < reports.count, .reports, 0, "a copy of no report")
        }
        let files = sources.records(in: bytes)
        try check(files.count == sources.count, .sources, 0, "file \(files.count) doesn't end")
        let known = files.reduce(0) { $0 + $1.occurrences.count }
        let copies = files.reduce(0) { $0 + $1.occurrences.count { $0 } }
        try check(
            files.isEmpty
                || (known - copies == reports.count
                    && copies == reports.copies(in: bytes).count),
            .sources,
            0,
            "the files have \(known) reports, of which \(copies) are copies"
        )
        let added = addedWords.words(in: bytes).words
        try check(
            zip(added, added.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) }
                && added.first.map { !$0.isEmpty } ?? true,
            .addedWords,
            0,
            "the words don't ascend"
        )
        var last = -1
        for heading in 0..<headings.count {
            let paragraph = headings.paragraph(of: heading, in: bytes)
            let section = headings.section(of: heading, in: bytes)
            try check(
                paragraph > last && section.upperBound <= paragraphs.count,
                .headings,
                0,
                "heading \(heading) lies amiss"
            )
            last = paragraph
        }
    }

    /// Checks that every word is held by its characters and pairs, and by nothing else.
    private func verifyHolders(in bytes: RawSpan) throws(SearchIndexError) {
        var kinds = [PieceKind](repeating: .other, count: words.count)
        for rank in 0..<vocabulary.count {
            guard let word = vocabulary.word(of: rank, in: bytes) else { continue }
            let kind = vocabulary.kind(of: rank, in: bytes)
            if kind.rawValue > kinds[word].rawValue { kinds[word] = kind }
        }
        var number = 0
        var iterator = words.iterator()
        let expected = Holders.terms(of: kinds) { word in
            // Kinds are asked for in the order of the words.
            var term = iterator.next(in: bytes)
            while number < word {
                term = iterator.next(in: bytes)
                number += 1
            }
            number += 1
            return term?.term ?? []
        }
        try verify(.holders, .holderPostings, holders, are: expected, in: bytes)
    }

    /// Decodes all text and returns the words in it.
    private func verifyText(in bytes: RawSpan) throws(SearchIndexError) -> WordOccurrences {
        var terms: [[UInt8]] = []
        terms.reserveCapacity(words.count)
        var iterator = words.iterator()
        while let next = iterator.next(in: bytes) { terms.append(next.term) }
        for rank in 0..<vocabulary.count {
            guard let word = vocabulary.word(of: rank, in: bytes) else { continue }
            let folded = vocabulary.folded(of: rank, in: bytes)
            let isWord =
                word < terms.count
                && terms[word].withRawSpan { bytes.extracting(bytes.inside(folded)).equals($0) }
            try check(isWord, .vocabulary, 0, "token \(rank) isn't the word \(word)")
        }
        var total = WordOccurrences()
        var counts = [Int](repeating: 0, count: vocabulary.count)
        var size = 0
        for paragraph in 0..<text.count {
            var count = 0
            try check(
                text.isSound(paragraph, in: bytes),
                .text,
                0,
                "paragraph \(paragraph) doesn't decode"
            )
            size += text.byteCount(of: paragraph, in: bytes)
            text.forEachRank(of: paragraph, in: bytes) { rank in
                counts[rank] += 1
                guard let word = vocabulary.word(of: rank, in: bytes) else { return }
                count += 1
                total.add(word, in: UInt32(paragraph), times: 1)
            }
            let length = Int(paragraphs.length(of: UInt32(paragraph), in: bytes))
            try check(count == length, .text, 0, "paragraph \(paragraph) has \(count) words")
            total.count += count
        }
        try check(size == text.byteCount, .text, 8, "the text has \(size) bytes")
        for (rank, count) in counts.enumerated() {
            let isTrue = vocabulary.frequency(of: rank, in: bytes) == count
            try check(isTrue, .vocabulary, 0, "token \(rank) stands \(count) times in the text")
        }
        try check(
            total.count == paragraphs.wordCount,
            .paragraphs,
            8,
            "the paragraphs have \(total.count) words"
        )
        return total
    }
}
