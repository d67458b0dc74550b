/// The norms of paragraphs by their length, worked out once for all short lengths.
struct NormTable {
    private let norms: [Float]
    private let bm25: BM25
    private let averageLength: Float
    private let usesLuceneNorms: Bool

    init(_ options: RankingOptions, averageLength: Float) {
        let average = averageLength > 0 ? averageLength : 1
        bm25 = options.bm25
        self.averageLength = average
        usesLuceneNorms = options.usesLuceneNorms
        norms = (0..<256).map { length in
            let rounded =
                options.usesLuceneNorms
                ? LuceneNorm.rounded(UInt32(length)) : UInt32(length)
            return options.bm25.norm(length: Float(rounded), averageLength: average)
        }
    }

    /// The norm of a paragraph of 254 words or fewer.
    @inline(__always)
    func norm(shortLength: UInt8) -> Float { norms[Int(shortLength)] }

    /// The norm of a paragraph of any length.
    func norm(length: UInt32) -> Float {
        let rounded = usesLuceneNorms ? LuceneNorm.rounded(length) : length
        return bm25.norm(length: Float(rounded), averageLength: averageLength)
    }

    /// The norm of a paragraph.
    @inline(__always)
    func norm(of paragraph: UInt32, in table: ParagraphTable, bytes: RawSpan) -> Float {
        let short = table.shortLength(of: paragraph, in: bytes)
        guard short == ParagraphTable.longLength else { return norms[Int(short)] }
        return norm(length: table.length(of: paragraph, in: bytes))
    }
}
