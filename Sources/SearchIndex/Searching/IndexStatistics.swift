/// How large an index is, and what takes the room.
public struct IndexStatistics: Hashable, Sendable {
    /// A section of the file with the bytes it takes.
    public struct Section: Hashable, Sendable {
        /// The name of the section in the documentation of the format.
        public var name: String

        /// The length of the section in bytes.
        public var byteCount: Int

        /// The bytes that what it holds would take at its entropy; `nil` unless it is asked for and
        /// can be told, see ``SearchIndex/SearchIndex/statisticsWithEntropy()``.
        public var entropyBytes: Int?
    }

    /// The number of reports, copies not counted.
    public var reports: Int

    /// The number of copies.
    public var copies: Int

    /// The number of headings.
    public var headings: Int

    /// The number of paragraphs.
    public var paragraphs: Int

    /// The number of words in all paragraphs.
    public var words: Int

    /// The number of distinct words.
    public var distinctWords: Int

    /// The number of distinct pairs across borders of words and inside Hangul words.
    public var distinctPairs: Int

    /// The number of distinct tokens of the stored text.
    public var distinctTokens: Int

    /// The bytes of the text as it was indexed.
    public var textBytes: Int

    /// The length of the file in bytes.
    public var fileBytes: Int

    /// The version of ICU that the index was built with.
    public var icuVersion: String

    /// The sections in the order of the file.
    public var sections: [Section]
}

extension SearchIndex {
    /// How large the index is.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(number of copies).
    public func statistics() throws(SearchIndexError) -> IndexStatistics {
        try answer { bytes in
            IndexStatistics(
                reports: reports.count,
                copies: reports.copies(in: bytes).count,
                headings: headings.count,
                paragraphs: paragraphs.count,
                words: paragraphs.wordCount,
                distinctWords: words.count,
                distinctPairs: borders.count,
                distinctTokens: vocabulary.count,
                textBytes: text.byteCount,
                fileBytes: bytes.byteCount,
                icuVersion: layout.icuVersion.prefix(2).map(String.init).joined(separator: "."),
                sections: FileSection.allCases.map {
                    IndexStatistics.Section(
                        name: "\($0)",
                        byteCount: layout.range(of: $0).count
                    )
                }
            )
        }
    }

    /// Whether queries are cut and folded as the text of the index was.
    ///
    /// They are not if the index was built with a version of ICU, or of this library, that treats some
    /// text otherwise; such an index should be built anew.
    ///
    /// - Throws: `segmentation` if ICU fails.
    /// - Complexity: O(1), but opens ICU.
    public func matchesCurrentAnalysis() throws(SearchIndexError) -> Bool {
        try AnalysisFingerprint.current().hash == layout.analysisFingerprint
    }
}
