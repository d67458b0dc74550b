extension SearchIndex {
    /// Reads the whole index and checks that it is what it claims to be.
    ///
    /// Beyond the checksums: dictionaries are in byte order, postings ascend and lie inside of the
    /// index, block maxima bound what they stand for, the text decodes, and the words of every
    /// paragraph are as many as its length says and as many as the postings say.
    ///
    /// - Throws: `corrupt` with the section and the place of the first thing that is wrong.
    /// - Complexity: O(contents of the index).
    public func verify() throws(SearchIndexError) {
        try answer { (bytes) throws(SearchIndexError) in
            try layout.verifyChecksums(in: bytes, path: path)
            try verifyTables(in: bytes)
            let wordsOfText = try verifyText(in: bytes)
            let verifier = PostingsVerifier(index: self)
            let occurrences = try verifier.verify(
                .words,
                .wordPostings,
                words,
                numbers: paragraphs.count,
                in: bytes
            )
            try check(
                occurrences == wordsOfText,
                .wordPostings,
                0,
                "\(occurrences) occurrences of words instead of \(wordsOfText)"
            )
            _ = try verifier.verify(
                .borders,
                .borderPostings,
                borders,
                numbers: paragraphs.count,
                in: bytes
            )
            _ = try verifier.verify(
                .holders,
                .holderPostings,
                holders,
                numbers: words.count,
                in: bytes
            )
            _ = try verifier.verify(
                .contexts,
                .contextPostings,
                contexts,
                numbers: reports.count + headings.count,
                in: bytes
            )
            _ = try verifier.verify(
                .symbols,
                .symbolPostings,
                symbols,
                numbers: paragraphs.count,
                in: bytes
            )
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

    /// Decodes all text and returns the number of words in it.
    private func verifyText(in bytes: RawSpan) throws(SearchIndexError) -> Int {
        for rank in 0..<vocabulary.count {
            let word = vocabulary.word(of: rank, in: bytes)
            try check(word ?? 0 < max(1, words.count), .vocabulary, 0, "token \(rank) has no word")
        }
        var total = 0
        for paragraph in 0..<text.count {
            var count = 0
            var isSound = true
            text.forEachRank(of: paragraph, in: bytes) { rank in
                isSound = isSound && rank < vocabulary.count
                if vocabulary.word(of: rank, in: bytes) != nil { count += 1 }
            }
            let length = Int(paragraphs.length(of: UInt32(paragraph), in: bytes))
            try check(isSound, .text, 0, "paragraph \(paragraph) doesn't decode")
            try check(count == length, .text, 0, "paragraph \(paragraph) has \(count) words")
            total += count
        }
        try check(
            total == paragraphs.wordCount,
            .paragraphs,
            8,
            "the paragraphs have \(total) words"
        )
        return total
    }
}
