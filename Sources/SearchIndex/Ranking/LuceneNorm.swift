/// The rounding that Lucene 7 and later apply to the length of a paragraph.
///
/// Lengths up to 39 are kept; longer ones keep four significant bits. Source: Lucene's
/// `SmallFloat.intToByte4`.
enum LuceneNorm {
    private static let exactLimit: UInt32 = 40
    private static let offset: UInt32 = 24

    /// The length that Lucene works with, at most the true one.
    static func rounded(_ length: UInt32) -> UInt32 {
        guard length >= exactLimit else { return length }
        let rest = length - offset
        let width = 32 - rest.leadingZeroBitCount
        guard width > 4 else { return length }
        let shift = UInt32(width - 4)
        return offset + (rest >> shift) << shift
    }
}
