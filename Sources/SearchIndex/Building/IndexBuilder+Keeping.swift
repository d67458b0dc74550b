extension IndexBuilder {
    /// Takes over what stays from an index, report by report.
    package mutating func update(_ old: IndexUpdate) {
        self.old = old
        oldInput = add(old.tables)
    }

    /// Takes over the reports of a file that hasn't changed, under what is known of the file now.
    ///
    /// - Returns: Whether it could be done. A report that is known as a copy only must be read
    ///   again where its original is gone.
    package mutating func keep(
        _ number: Int,
        as source: SourceRecord
    ) throws(SearchIndexError) -> Bool {
        guard let old, let oldInput else { return false }
        let occurrences = old.occurrences(of: number)
        var stored: Set<Int> = []
        for occurrence in occurrences {
            switch occurrence {
            case .report(let report): stored.insert(report)
            case .copy(let copy):
                if stored.contains(copy.report) { continue }
                guard try original(of: copy.report, ofInput: oldInput) != nil else { return false }
            }
        }
        begin(source)
        for occurrence in occurrences {
            try keep(occurrence, ofInput: oldInput, mayBeCopy: !source.isCollection)
        }
        return true
    }

    /// Takes over all reports of an index, to stand behind those that were added before.
    mutating func append(_ tables: IndexTables) throws(SearchIndexError) {
        let input = add(tables)
        let known = IndexUpdate(tables)
        if inputs.count == 2 {
            sourceOptions = tables.sources.options
        } else if sourceOptions != tables.sources.options {
            sourceOptions = "several"
        }
        guard known.isComplete else {
            for report in 0..<tables.reports.count {
                try keep(.report(report), ofInput: input, mayBeCopy: true)
            }
            for copy in known.copies { try keep(.copy(copy), ofInput: input, mayBeCopy: true) }
            return
        }
        for (number, source) in known.sources.enumerated() {
            begin(source)
            for occurrence in known.occurrences(of: number) {
                try keep(occurrence, ofInput: input, mayBeCopy: !source.isCollection)
            }
        }
    }

    private mutating func add(_ tables: IndexTables) -> Int {
        inputs.append(tables)
        let words = tables.file.withBytes { tables.addedWords.words(in: $0) }
        oldAddedWords = oldAddedWords.union(words)
        return inputs.count - 1
    }

    private mutating func keep(
        _ occurrence: IndexUpdate.Occurrence,
        ofInput input: Int,
        mayBeCopy: Bool
    ) throws(SearchIndexError) {
        guard let tables = inputs[input] else { return }
        openReport = nil
        switch occurrence {
        case .copy(var copy):
            guard let original = try original(of: copy.report, ofInput: input) else { return }
            copy.report = original
            add(copy)
        case .report(let report):
            if mayBeCopy, let original = try original(of: report, ofInput: input) {
                let report = tables.file.withBytes { tables.reports.report(at: report, in: $0) }
                add(ReportCopy(report: original, path: report.path, line: report.line))
                return
            }
            let (hash, paragraphs) = tables.file.withBytes { bytes in
                (
                    tables.reports.hash(of: report, in: bytes),
                    tables.reports.paragraphs(of: report, in: bytes).count
                )
            }
            append(ofInput: input, report: report)
            if mayBeCopy { note(hash) }
            guard paragraphCount + paragraphs <= ParagraphTableWriter.limit else {
                throw .tooLarge(what: "paragraphs", limit: ParagraphTableWriter.limit)
            }
            paragraphCount += paragraphs
        }
    }

    /// The number in the result of a report with the same paragraphs as one of an input.
    private mutating func original(
        of report: Int,
        ofInput input: Int
    ) throws(SearchIndexError) -> Int? {
        guard let tables = inputs[input] else { return nil }
        if let known = originals.number(ofReport: report, ofInput: input) { return known }
        let hash = tables.file.withBytes { tables.reports.hash(of: report, in: $0) }
        guard originals.mayHold(hash) else { return nil }
        let number = try original(of: tables.texts(ofReport: report).map { $0[...] }, hash: hash)
        if let number { originals.set(number, ofReport: report, ofInput: input) }
        return number
    }

    /// The number in the result of a report with given paragraphs.
    mutating func original(
        of texts: [ArraySlice<UInt8>],
        hash: ContentHash
    ) throws(SearchIndexError) -> Int? {
        for number in originals.candidates(hash)
        where try self.texts(ofReport: number).elementsEqual(texts, by: { $0[...] == $1 }) {
            return number
        }
        return nil
    }

    /// The text of the paragraphs of a report that was added or taken over before.
    private mutating func texts(ofReport number: Int) throws(SearchIndexError) -> [[UInt8]] {
        var texts: [[UInt8]] = []
        var place = originals.place(ofReport: number)
        repeat {
            let piece = pieces[place]
            if let tables = inputs[piece.source] {
                texts += tables.texts(ofReport: piece.report, piece.paragraphs)
            } else {
                texts += try run.texts(ofReport: piece.report, piece.paragraphs)
            }
            place += 1
        } while place < pieces.count && pieces[place].continues
        return texts
    }
}
