/// Markers of headings in scripts with spaces: numbers, Roman numbers, letters, named divisions.
extension HeadingMarker {
    /// `1.`, `1、`, `1)`, `1 Title`, `1.2 Title`, `2.1.3`.
    static func number(_ text: Scalars) -> HeadingMarker? {
        guard let first = Numerals.digits(text, at: 0, upTo: 2), first.value > 0 else { return nil }
        var depth = 1
        var end = first.end
        while depth < 5, text.has(".", at: end),
            let next = Numerals.digits(text, at: end + 1, upTo: 2), next.value > 0
        {
            depth += 1
            end = next.end
        }
        guard end < text.count else { return nil }
        if depth > 1 { return decimal(text, depth: depth, end: end) }

        let behind = skipSpaces(text, end + 1)
        switch text[end] {
        case ".", "、", "．":
            // 1.5 with a second digit, or a third place: no heading but a quantity.
            if text[end] == ".", behind < text.count, text[behind].isDigit { return nil }
            return HeadingMarker(
                style: .number(depth: 1),
                value: first.value,
                end: behind,
                needsCapital: true
            )
        case ")":
            return HeadingMarker(
                style: .closedNumber,
                value: first.value,
                end: behind,
                needsCapital: true
            )
        case " ":
            guard !isQuantity(text, at: behind) else { return nil }
            return HeadingMarker(
                style: .number(depth: 1),
                value: first.value,
                end: behind,
                needsSequence: true,
                needsCapital: true
            )
        default: return nil
        }
    }

    private static func decimal(_ text: Scalars, depth: Int, end: Int) -> HeadingMarker? {
        var start = end
        if text.has(".", at: start) || text.has("、", at: start) { start += 1 }
        let behind = skipSpaces(text, start)
        guard behind < text.count, !isQuantity(text, at: behind) else { return nil }
        // 2.1总体要求 needs no space; 3.5GW does.
        guard behind > end || text[behind].isEastAsian else { return nil }
        return HeadingMarker(style: .number(depth: depth), end: behind, needsCapital: true)
    }

    /// Whether the text goes on with a unit or the name of a month, so that the number counts.
    private static func isQuantity(_ text: Scalars, at index: Int) -> Bool {
        guard index < text.count else { return true }
        if units.contains(text[index]) { return true }
        let word = text[index...].prefix { $0.isLetter }
        guard word.count <= 10, word.first?.isEastAsian == false else { return false }
        let lower = Scalars(word).string.lowercased()
        return unitWords.contains(lower) || MonthNames.month(lower) != nil
    }

    private static let units: Set<Unicode.Scalar> = [
        "年", "月", "日", "号", "號", "时", "時", "分", "秒", "个", "個", "人", "元", "万", "萬", "亿",
        "億", "千", "百", "倍", "名", "位", "项", "項", "条", "條", "岁", "次", "届", "家", "户", "股",
        "吨", "米", "公", "平", "美", "%", "‰", "℃", "년", "월", "일", "명", "개", "억", "조", "円", "度",
    ]

    private static let unitWords: Set<String> = [
        "mio", "mrd", "prozent", "euro", "eur", "usd", "gw", "mw", "kwh", "twh", "km", "uhr", "am",
        "pm",
    ]

    /// `I. Title`, `A. Title` and named divisions such as Chapter 1 or Teil II.
    static func western(_ text: Scalars) -> HeadingMarker? {
        if let roman = Numerals.roman(text, at: 0), roman.end < text.count,
            text[roman.end] == "." || text[roman.end] == "、" || text[0].value > 0x2000
        {
            let punctuated = text[roman.end] == "." || text[roman.end] == "、"
            let end = skipSpaces(text, roman.end + (punctuated ? 1 : 0))
            guard end > roman.end + 1 || text[0].value > 0x2000 || text[roman.end] == "、"
            else { return nil }
            return HeadingMarker(
                style: .roman,
                value: roman.value,
                end: end,
                needsSequence: roman.end == 1 && text[0].value < 0x80,
                needsCapital: true
            )
        }
        if text.count > 3, text[0].value < 0x80, text[1] == ".", text[2] == " " {
            return HeadingMarker(
                style: .letter,
                value: Int(text[0].value) - 0x40,
                end: skipSpaces(text, 2),
                needsSequence: true,
                needsCapital: true
            )
        }
        return named(text)
    }

    private static func named(_ text: Scalars) -> HeadingMarker? {
        let word = text.prefix(12).prefix { $0.isLetter }
        let start = skipSpaces(text, word.count)
        guard (3...10).contains(word.count), start > word.count, start < text.count,
            let style = DivisionNames.style(Scalars(word).string.lowercased()),
            let end = divisionNumber(text, at: start)
        else { return nil }
        return HeadingMarker(
            style: style,
            end: skipPunctuation(text, end),
            mayStandAlone: true,
            needsCapital: true
        )
    }

    /// The end of `1`, `515-14`, `IV`, `Ier`, `ONE`, `préliminaire`, if the word ends there.
    private static func divisionNumber(_ text: Scalars, at start: Int) -> Int? {
        let word = text[start...].prefix(16).prefix { $0.isLetter || $0.isDigit || $0 == "-" }
        let end = start + word.count
        guard !word.isEmpty, end == text.count || separatesNumber(text[end]) else { return nil }
        if word.first?.isDigit == true {
            let isNumber = word.allSatisfy { $0.isDigit || $0 == "-" || $0 == "e" || $0 == "r" }
            return isNumber && word.count <= 9 ? end : nil
        }
        if let roman = Numerals.roman(text, at: start) {
            let rest = text[roman.end..<end]
            if rest.isEmpty || (rest.first?.isSmall == true && rest.count <= 2) { return end }
        }
        return DivisionNames.isOrdinal(Scalars(word).string.lowercased()) ? end : nil
    }

    private static func separatesNumber(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == ":" || scalar == "." || scalar == "–" || scalar == "—"
    }
}
