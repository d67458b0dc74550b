/// The folding of tokens to the form in which they are searched.
///
/// Case, width, compatibility forms and invisible characters go by NFKC_Casefold (UAX #15); radicals
/// become ideographs and traditional characters simplified ones by ``HanVariants``. Folding what is
/// folded changes nothing.
///
/// Most tokens are ASCII, Han, kana or Hangul and are folded here; ICU is opened at the first that is
/// not. A folding owns buffers: give every thread its own.
struct Folding: ~Copyable {
    private var normalizer = Normalizer()

    /// Folds one token of at most `Piece.byteLimit` bytes, or another text of that order.
    ///
    /// - Parameters:
    ///   - surface: The token as written, in UTF-8; each ill-formed byte counts as U+FFFD.
    ///   - folded: Receives well-formed UTF-8; what it held is removed.
    ///
    /// - Throws: `SearchIndexError.segmentation` if ICU fails.
    ///
    /// - Complexity: Linear, but see ``Normalizer``.
    mutating func fold(
        _ surface: Span<UInt8>,
        into folded: inout [UInt8]
    ) throws(SearchIndexError) {
        folded.removeAll(keepingCapacity: true)
        var byte = 0
        while byte < surface.count {
            let (scalar, length) = UTF8Scalars.decode(surface, at: byte, before: surface.count)
            guard let target = Self.fold(scalar) else {
                return try foldByNormalizing(surface, into: &folded)
            }
            UTF8Scalars.append(target, to: &folded)
            byte &+= length
        }
    }

    /// What a character folds to, if that depends neither on its neighbours nor on ICU.
    ///
    /// A text for whose characters it is known folds to theirs, one for one. The characters are ASCII,
    /// the main block of Han, kana and Hangul syllables: NFKC_Casefold leaves all of them alone but
    /// the capital letters, and none combines with another of them.
    @inline(__always)
    static func fold(_ scalar: UInt32) -> UInt32? {
        if 0x4E00...0x9FFF ~= scalar { return HanVariants.folded(scalar) }
        if scalar < 0x80 { return 0x41...0x5A ~= scalar ? scalar | 0x20 : scalar }
        let isSimple =
            0x3041...0x3096 ~= scalar || 0x30A1...0x30FE ~= scalar || 0xAC00...0xD7A3 ~= scalar
        return isSimple ? scalar : nil
    }

    /// Whether folding a text gives the same as folding the part before this character and the rest.
    mutating func hasBoundary(before scalar: UInt32) throws(SearchIndexError) -> Bool {
        if 0x4E00...0x9FFF ~= scalar || scalar < 0x80 { return true }
        return try normalizer.hasBoundary(before: scalar)
    }

    private mutating func foldByNormalizing(
        _ surface: Span<UInt8>,
        into folded: inout [UInt8]
    ) throws(SearchIndexError) {
        try normalizer.normalize(surface)
        folded.removeAll(keepingCapacity: true)
        var unit = 0
        while unit < normalizer.count {
            var scalar = UInt32(normalizer.units[unit])
            unit += 1
            if scalar & 0xFC00 == 0xD800, unit < normalizer.count {
                scalar = (scalar - 0xD7C0) << 10 | UInt32(normalizer.units[unit]) & 0x3FF
                unit += 1
            }
            UTF8Scalars.append(HanVariants.folded(scalar), to: &folded)
        }
    }
}
