/// What a list of postings holds besides the numbers themselves.
enum PostingsShape: Hashable, Sendable {
    /// Paragraphs with frequencies; each block knows its competitive (frequency, length) pairs.
    case weighted

    /// Paragraphs without frequencies; each block knows the length of its shortest paragraph.
    case bounded

    /// Numbers alone, such as the words that hold a character.
    case plain

    /// Whether a posting has a frequency.
    @inline(__always)
    var hasFrequencies: Bool { self == .weighted }

    /// The bytes in which a block tells what the best of its postings could score.
    @inline(__always)
    var impactSize: Int {
        switch self {
        case .weighted: 8
        case .bounded: 1
        case .plain: 0
        }
    }
}
