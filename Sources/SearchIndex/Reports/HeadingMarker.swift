/// The number with which a heading begins.
struct HeadingMarker: Hashable {
    /// How the heading is numbered.
    var style: HeadingStyle

    /// The number, as far as a sequence is asked for.
    var value = 0

    /// The index of the first character behind the marker and the spaces after it.
    var end: Int

    /// Whether the marker may stand alone on its line.
    var mayStandAlone = false

    /// Whether only the first of a sequence, or its next, is believed.
    ///
    /// Some numberings look like ordinary text: `5 workers`, `J. Smith`, 一 on a line of its own.
    var needsSequence = false

    /// Whether the text must begin with a capital, or in a script without case.
    var needsCapital = false

    /// Whether any marker begins with a character, which spares most lines the rest.
    ///
    /// Complexity: O(1).
    static func mayBegin(with first: Unicode.Scalar) -> Bool {
        if first.value < 0x80 {
            return first.isCapital || first.isDigit || first == "#" || first == "("
        }
        // Capitals of other alphabets, Thai, Roman numbers; of the rest only what `read` looks for.
        if first.value < 0x2500 { return first.value >= 0xC0 }
        return isNumeral(first) || first == "第" || first == "제" || isBracketedNumeral(first)
    }

    /// Reads the marker of a folded line, or gives `nil` if there is none.
    ///
    /// Complexity: O(1).
    ///
    /// Whether the line then is a heading is for `HeadingRules` to decide.
    static func read(_ text: Scalars) -> HeadingMarker? {
        guard let first = text.first else { return nil }
        if first.isDigit { return number(text) }
        if first.isCapital || (0xC0...0x24FF).contains(first.value), !first.isThai {
            return western(text)
        }
        switch first {
        case "#": return markdown(text)
        case "(": return bracketed(text)
        case "第": return ordinal(text, units: chineseUnits)
        case "제": return ordinal(text, units: koreanUnits)
        case "บ", "ส", "ต", "ห": return thai(text)
        default: break
        }
        if isNumeral(first) {
            let isFormal = !commonNumerals.contains(first)
            return han(text, style: isFormal ? .formalHan : .han)
        }
        if isBracketedNumeral(first) {
            let end = skipSpaces(text, 1)
            return HeadingMarker(style: .bracketedHan, end: end)
        }
        return nil
    }

    private static let commonNumerals: Set<Unicode.Scalar> = [
        "一", "二", "三", "四", "五", "六", "七", "八", "九", "十",
    ]

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "十" || scalar == "拾" { return true }
        return Numerals.hanDigit(scalar) ?? 0 > 0
    }

    /// ㈠ to ㈩.
    private static func isBracketedNumeral(_ scalar: Unicode.Scalar) -> Bool {
        (0x3220...0x3229).contains(scalar.value)
    }

    /// The first index at or after the given one that holds no space.
    static func skipSpaces(_ text: Scalars, _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index] == " " { index += 1 }
        return index
    }

    private static func markdown(_ text: Scalars) -> HeadingMarker? {
        let depth = text.prefix { $0 == "#" }.count
        let end = skipSpaces(text, depth)
        guard depth <= 6, end > depth else { return nil }
        return HeadingMarker(style: .markdown(depth), end: end)
    }
}
