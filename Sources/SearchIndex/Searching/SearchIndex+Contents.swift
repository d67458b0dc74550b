extension SearchIndex {
    /// The number of reports, copies not counted.
    public var reportCount: Int { reports.count }

    /// The number of paragraphs.
    public var paragraphCount: Int { paragraphs.count }

    /// What is known of a report, by its number from 0.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(1).
    public func report(_ number: Int) throws(SearchIndexError) -> Report {
        try answer { reports.report(at: number, in: $0) }
    }

    /// The paragraphs of a report, as numbers in the index.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(1).
    public func paragraphs(ofReport number: Int) throws(SearchIndexError) -> Range<Int> {
        try answer { reports.paragraphs(of: number, in: $0).clamped(to: 0..<paragraphCount) }
    }

    /// The report that holds a paragraph.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(log(number of reports)).
    public func report(ofParagraph number: Int) throws(SearchIndexError) -> Int {
        try answer { reports.report(of: number, in: $0) }
    }

    /// The places where stored reports stand once more.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of copies).
    public var copies: [ReportCopy] {
        get throws(SearchIndexError) { try answer { reports.copies(in: $0) } }
    }

    /// A paragraph with all that is needed to cite it, by its number from 0.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(length of its text + headings above it).
    public func paragraph(_ number: Int) throws(SearchIndexError) -> Paragraph {
        try answer { bytes in
            let report = reports.report(of: number, in: bytes)
            let first = reports.paragraphs(of: report, in: bytes).lowerBound
            let line = paragraphs.line(of: number, in: bytes)
            let page = paragraphs.page(of: number, in: bytes)
            return Paragraph(
                number: number,
                report: report,
                ordinal: number - first + 1,
                id: String(decoding: paragraphs.ids.id(of: number, in: bytes), as: UTF8.self),
                section: sectionPath(ofParagraph: number, in: bytes),
                line: line,
                page: page,
                joints: paragraphs.joints.joints(of: number, line: line, page: page, in: bytes),
                text: String(decoding: text.text(of: number, in: bytes), as: UTF8.self)
            )
        }
    }

    /// Begins to read some paragraphs from disk, all at once, for who is going to ask for each of them.
    ///
    /// What is read already costs little.
    public func fetch(_ numbers: [Int]) {
        vocabulary.fetchTokens()
        for number in numbers {
            text.fetchHead(of: number)
            paragraphs.fetchHeads(of: number)
        }
        file.withBytes { bytes in
            for number in numbers {
                text.fetchOffset(of: number, in: bytes)
                paragraphs.fetchPlace(of: number, in: bytes)
            }
            for number in numbers {
                text.fetch(number, in: bytes)
                paragraphs.ids.fetch(number, in: bytes)
            }
        }
    }

    /// Begins to read the texts of some paragraphs from disk, all at once.
    func fetchTexts(of numbers: [Int], in bytes: RawSpan) {
        vocabulary.fetchTokens()
        for number in numbers { text.fetchHead(of: number) }
        for number in numbers { text.fetchOffset(of: number, in: bytes) }
        for number in numbers { text.fetch(number, in: bytes) }
    }

    /// The text of a paragraph in UTF-8, exactly as it was indexed.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(its length).
    public func text(ofParagraph number: Int) throws(SearchIndexError) -> [UInt8] {
        try answer { text.text(of: number, in: $0) }
    }

    /// The name of a paragraph from a collection, empty if it has none, by its number from 0.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(length of the name).
    public func id(ofParagraph number: Int) throws(SearchIndexError) -> String {
        try answer { String(decoding: paragraphs.ids.id(of: number, in: $0), as: UTF8.self) }
    }

    /// How deep a heading a paragraph is; 0 if it is none.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    public func headingLevel(ofParagraph number: Int) throws(SearchIndexError) -> Int {
        try answer { bytes in
            guard let heading = headings.heading(at: number, in: bytes) else { return 0 }
            return headings.level(of: heading, in: bytes)
        }
    }

    /// The first paragraph with a name from a collection.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of paragraphs).
    public func paragraph(id: String) throws(SearchIndexError) -> Int? {
        try answer { paragraphs.ids.paragraph(named: [UInt8](id.utf8), in: $0) }
    }

    private func sectionPath(ofParagraph number: Int, in bytes: RawSpan) -> [String] {
        headings.path(to: number, in: bytes).map { heading in
            let paragraph = headings.paragraph(of: heading, in: bytes)
            return String(decoding: text.text(of: paragraph, in: bytes), as: UTF8.self)
        }
    }
}
