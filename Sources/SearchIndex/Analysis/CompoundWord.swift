/// Takes words apart that are written as one, as `Rippenquallenfossilien`.
///
/// A word is a compound if both of its parts are known; of several such pairs the longest second part
/// counts, which tells what the whole is. Letters between the parts go with the stem of the first:
/// `Forschungs` has the stem of `Forschung`. Source: Koehn and Knight, Empirical methods for compound
/// splitting, EACL 2003.
enum CompoundWord {
    /// The least number of letters of a part.
    static let partMinimum = 4

    /// Finds the parts of a word.
    ///
    /// - Parameters:
    ///   - word: The word, folded.
    ///   - isKnown: Whether a part, or a form of it, is a word by itself.
    /// - Returns: The first and the second part; `nil` if none are known.
    /// - Throws: What telling whether a part is known throws.
    /// - Complexity: O(letters) calls.
    static func parts<Failure: Error>(
        of word: [UInt8],
        isKnown: ([UInt8]) throws(Failure) -> Bool
    ) throws(Failure) -> [[UInt8]]? {
        var borders: [Int] = []
        var offset = 0
        while offset < word.count {
            borders.append(offset)
            offset += UTF8Scalars.decode(word.span, at: offset, before: word.count).length
        }
        guard borders.count >= 2 * partMinimum, borders.count <= 64 else { return nil }
        for border in borders[partMinimum...(borders.count - partMinimum)] {
            let (first, second) = (Array(word[..<border]), Array(word[border...]))
            if try isKnown(second), try isKnown(first) { return [first, second] }
        }
        return nil
    }
}

extension StemLanguage {
    /// Whether words are put together without spaces.
    var joinsWords: Bool { self == .german || self == .dutch || self == .swedish }
}
