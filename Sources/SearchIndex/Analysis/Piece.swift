/// What a piece of a text is made of, which decides how it is indexed.
public enum PieceKind: UInt8, Hashable, Sendable {
    /// Punctuation, symbols, and whatever else is neither a word nor white.
    case other

    /// White space alone, or characters that nobody sees, such as the zero width space.
    case space

    /// A word of letters and digits of scripts that put spaces between words.
    case spacedWord

    /// A word with characters of a script without spaces: Han, kana, Thai, Lao, Khmer, Myanmar.
    case unspacedWord

    /// A word with Hangul, which is written with spaces but searched by parts of words.
    case hangulWord

    /// Whether the piece is a word and thus has a term.
    public var isWord: Bool {
        switch self {
        case .other, .space: false
        case .spacedWord, .unspacedWord, .hangulWord: true
        }
    }
}

/// A piece of a text: it begins where the piece before it ends.
struct Piece: Hashable, Sendable {
    /// The offset in the text, in bytes, at which the piece ends.
    var end: UInt32

    /// A number that only pieces with the same bytes and the same kind have, if they have the same
    /// dictionary; 0 if the piece has none.
    ///
    /// It saves looking up the bytes. That it is there tells how a piece was found, not what it is,
    /// so that it doesn't count when pieces are compared.
    var identity: UInt32 = 0

    /// What the piece is made of.
    ///
    /// The kind is not a function of the bytes alone: what follows the first part of an overlong
    /// word is `.other` even where it looks like a word. See ``WordBreaker``.
    var kind: PieceKind

    /// The most bytes a piece has; a longer one is split.
    static let byteLimit = 255

    static func == (left: Self, right: Self) -> Bool {
        left.end == right.end && left.kind == right.kind
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(end)
        hasher.combine(kind)
    }
}
