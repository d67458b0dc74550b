/// What the characters of a piece are, gathered one by one, and the kind that follows.
///
/// ICU tells words from other pieces by the run of characters they stand in: 々 or a radical alone is
/// none, between ideographs it is one. Here a piece with a character of a script without spaces, or
/// with Hangul, or with a symbol that folds to such, is always a word, so that each of these characters
/// is found wherever it stands; of all other pieces that show anything, ICU decides.
struct PieceContent {
    private var isSolid = false
    private var hasUnspaced = false
    private var hasHangul = false

    /// Takes a character into account.
    @inline(__always)
    mutating func note(_ scalar: UInt32) {
        if 0x4E00...0x9FFF ~= scalar {
            isSolid = true
            hasUnspaced = true
        } else if scalar < 0x80 {
            isSolid = isSolid || !ScalarClass.isBlank(scalar)
        } else if Self.isCommonPunctuation(scalar) {
            isSolid = true
        } else {
            noteRare(scalar)
        }
    }

    /// Whether a character is punctuation or a wide form of ASCII, hence neither blank nor unspaced.
    @inline(__always)
    private static func isCommonPunctuation(_ scalar: UInt32) -> Bool {
        0x3001...0x3003 ~= scalar || 0x3008...0x3020 ~= scalar || 0xFF01...0xFF5E ~= scalar
            || 0x2010...0x2027 ~= scalar
    }

    private mutating func noteRare(_ scalar: UInt32) {
        if ScalarClass.isBlank(scalar) { return }
        isSolid = true
        if ScalarClass.isUnspaced(scalar) || ScalarClass.isUnspacedSymbol(scalar) {
            hasUnspaced = true
        } else if ScalarClass.isHangul(scalar) || ScalarClass.isHangulSymbol(scalar) {
            hasHangul = true
        }
    }

    /// The kind of a piece with this content; whether it is a word is asked where content doesn't tell.
    @inline(__always)
    func kind(isWord: () -> Bool) -> PieceKind {
        if hasUnspaced { return .unspacedWord }
        if hasHangul { return .hangulWord }
        if !isSolid { return .space }
        return isWord() ? .spacedWord : .other
    }
}
