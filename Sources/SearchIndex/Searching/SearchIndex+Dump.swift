extension SearchIndex {
    /// Calls a function with every logical record of the index, a line of text each, in order.
    ///
    /// Two indexes with the same lines hold the same, whatever their bytes. Lines are
    ///
    ///     report NUMBER YEAR LINE PATH TITLE PLACE COMPANY CODE DATE KIND LANGUAGE ENCODING
    ///     copy REPORT LINE PATH
    ///     paragraph NUMBER REPORT LINE PAGE LEVEL LENGTH ID JOINTS TEXT
    ///     word TERM PARAGRAPH:FREQUENCY …
    ///     border PAIR PARAGRAPH …
    ///     holder CHARACTERS WORD …
    ///     context WORD CONTEXT …
    ///     symbol FOLDED PARAGRAPH …
    ///
    /// with tabs between the fields; tabs, line ends and backslashes inside of one are escaped. Joints
    /// are `OFFSET:LINE:PAGE`, with spaces between them.
    ///
    /// - Throws: What the function throws; `SearchIndexError.corrupt` if what it reads is damaged, and
    ///   `changed` if the file was written to.
    /// - Complexity: O(contents of the index).
    public func dump(_ line: (String) throws -> Void) throws {
        for number in 0..<reportCount {
            let report = try report(number)
            try line(
                Self.record(
                    "report",
                    "\(number)",
                    report.year.map(String.init) ?? "",
                    "\(report.line)",
                    report.path,
                    report.title,
                    report.place,
                    report.company,
                    report.code,
                    report.date,
                    report.kind,
                    report.language,
                    report.encoding
                )
            )
        }
        for copy in try copies {
            try line(Self.record("copy", "\(copy.report)", "\(copy.line)", copy.path))
        }
        for number in 0..<paragraphCount {
            let paragraph = try paragraph(number)
            let length = try answer { paragraphs.length(of: UInt32(number), in: $0) }
            try line(
                Self.record(
                    "paragraph",
                    "\(number)",
                    "\(paragraph.report)",
                    "\(paragraph.line)",
                    "\(paragraph.page)",
                    "\(try headingLevel(ofParagraph: number))",
                    "\(length)",
                    paragraph.id,
                    paragraph.joints.map { "\($0.offset):\($0.line):\($0.page)" }
                        .joined(separator: " "),
                    paragraph.text
                )
            )
        }
        try dump(words, as: "word", line)
        try dump(borders, as: "border", line)
        try dump(holders, as: "holder", line)
        try dump(contexts, as: "context", line)
        try dump(symbols, as: "symbol", line)
    }

    private func dump(
        _ dictionary: TermDictionary,
        as name: String,
        _ line: (String) throws -> Void
    ) throws {
        var iterator = dictionary.iterator()
        while let record = try answer({ record(name, &iterator, in: $0) }) {
            try line(record)
        }
    }

    private func record(
        _ name: String,
        _ iterator: inout TermIterator,
        in bytes: RawSpan
    ) -> String? {
        guard let (term, entry) = iterator.next(in: bytes) else { return nil }
        let shape = iterator.dictionary.shape
        var fields = [name, String(decoding: term, as: UTF8.self)]
        var cursor = PostingsCursor(entry, shape: shape, in: bytes)
        while cursor.number != PostingsCursor.end {
            var posting = "\(cursor.number)"
            if shape.hasFrequencies { posting += ":\(cursor.frequency(in: bytes))" }
            fields.append(posting)
            cursor.advance(in: bytes)
        }
        return Self.record(fields)
    }

    private static func record(_ fields: String...) -> String { record(fields) }

    private static func record(_ fields: [String]) -> String {
        fields.map(TabbedField.escaped).joined(separator: "\t")
    }
}
