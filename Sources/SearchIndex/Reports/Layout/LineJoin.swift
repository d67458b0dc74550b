/// How the end of one line and the beginning of the next become one text again.
enum LineJoin {
    /// What stands where two lines were joined.
    enum Seam: Hashable {
        /// Nothing: scripts without spaces, and what was split inside a word.
        case closed

        /// A space.
        case spaced

        /// Nothing, and the hyphen at the end of the first line is taken away.
        case mended
    }

    /// What belongs between two characters that stood at the end of a line and at the start of the
    /// next.
    ///
    /// Words of Latin scripts are divided by a hyphen that isn't theirs before a small letter; others
    /// have theirs (TFT-LCD, 2017-2018).
    static func seam(
        before last: Unicode.Scalar,
        and first: Unicode.Scalar,
        afterLetter: Bool
    ) -> Seam {
        if last == "\u{AD}" { return .mended }
        if last == "-" || last == "‐" {
            if afterLetter, first.isSmall { return .mended }
            return first.isLetter || first.isDigit ? .closed : .spaced
        }
        return isSpaced(last) && isSpaced(first) ? .spaced : .closed
    }

    /// Whether a character belongs to a script that is written with spaces.
    private static func isSpaced(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isHangul { return true }
        if scalar.isEastAsian { return false }
        // Marks of Chinese bring their own room.
        switch scalar.value {
        case 0x2010...0x2027, 0x3000...0x303F, 0xFF01...0xFF65: return false
        default: return true
        }
    }
}
