/// Markers of Chinese, Japanese, Korean and Thai headings.
extension HeadingMarker {
    /// What is counted by 第…, and the style that it makes.
    static func chineseUnits(_ scalar: Unicode.Scalar) -> HeadingStyle? {
        switch scalar {
        case "编", "編", "卷": .book
        case "部", "篇": .part
        case "章": .chapter
        case "节", "節": .section
        default: nil
        }
    }

    /// What is counted by 제….
    static func koreanUnits(_ scalar: Unicode.Scalar) -> HeadingStyle? {
        switch scalar {
        case "편": .book
        case "부": .part
        case "장": .chapter
        case "절": .section
        default: nil
        }
    }

    /// 第一章, 第１節, 第一部分, 제 1 장: an ordinal and what it counts.
    static func ordinal(
        _ text: Scalars,
        units: (Unicode.Scalar) -> HeadingStyle?
    ) -> HeadingMarker? {
        let start = skipSpaces(text, 1)
        guard let number = Numerals.small(text, at: start) else { return nil }
        let place = skipSpaces(text, number.end)
        guard place < text.count, let style = units(text[place]) else { return nil }
        var end = place + 1
        if text[place] == "部", end < text.count, text[end] == "分" { end += 1 }
        if text.has("之", at: end), let branch = Numerals.small(text, at: end + 1) {
            end = branch.end
        }
        let next = skipSpaces(text, end)
        if next == end, next < text.count {
            // 第二章的…, 第1章では…, 第三节至第五节, “第四节”: a mention, and 第一部电影 too.
            if text[next].isHiragana || goesOn.contains(text[next]) { return nil }
            if text[place] == "部", text[end - 1] == "部" { return nil }
        }
        return HeadingMarker(
            style: style,
            end: skipPunctuation(text, next),
            mayStandAlone: true
        )
    }

    private static let goesOn: Set<Unicode.Scalar> = [
        "的", "中", "和", "与", "與", "及", "至", "到", "所", "之", "、", "”", "」", "》", ")", "-",
        "—", "～", "~", "은", "는", "의", "에", "을", "를", "과", "와",
    ]

    /// 一、, 一． or 一 before a space; 壹、.
    static func han(_ text: Scalars, style: HeadingStyle) -> HeadingMarker? {
        guard let number = Numerals.han(text, at: 0) else { return nil }
        guard number.end < text.count else {
            return HeadingMarker(
                style: style,
                value: number.value,
                end: number.end,
                mayStandAlone: true,
                needsSequence: true
            )
        }
        let end = skipSpaces(text, number.end + 1)
        switch text[number.end] {
        case "、", ".", "．", "﹑":
            return HeadingMarker(style: style, value: number.value, end: end)
        case " ":
            if text.has("、", at: end) {
                return HeadingMarker(
                    style: style,
                    value: number.value,
                    end: skipSpaces(text, end + 1)
                )
            }
            return HeadingMarker(style: style, value: number.value, end: end, needsSequence: true)
        default: return nil
        }
    }

    /// （一） and （1）.
    static func bracketed(_ text: Scalars) -> HeadingMarker? {
        let start = skipSpaces(text, 1)
        let digits = Numerals.digits(text, at: start, upTo: 2)
        guard let number = digits ?? Numerals.han(text, at: start) else { return nil }
        let close = skipSpaces(text, number.end)
        guard text.has(")", at: close) else { return nil }
        var end = skipSpaces(text, close + 1)
        if text.has("、", at: end) { end = skipSpaces(text, end + 1) }
        return HeadingMarker(
            style: digits == nil ? .bracketedHan : .bracketedNumber,
            value: number.value,
            end: end,
            needsCapital: digits != nil
        )
    }

    /// บทที่ 1, ส่วนที่ 2, ตอนที่ 3, หมวด 4.
    static func thai(_ text: Scalars) -> HeadingMarker? {
        for (word, style) in thaiWords where text.has(word, at: 0) {
            let start = skipSpaces(text, word.unicodeScalars.count)
            guard let number = Numerals.digits(text, at: start, upTo: 3) else { return nil }
            return HeadingMarker(
                style: style,
                end: skipPunctuation(text, skipSpaces(text, number.end)),
                mayStandAlone: true
            )
        }
        return nil
    }

    private static let thaiWords: [(String, HeadingStyle)] = [
        ("บทที่", .chapter), ("ส่วนที่", .part), ("ตอนที่", .section), ("หมวดที่", .chapter),
        ("หมวด", .chapter),
    ]

    /// Skips what may stand between a named marker and its text: 第一章：…, Chapter 1 – ….
    static func skipPunctuation(_ text: Scalars, _ start: Int) -> Int {
        var index = start
        while index < text.count, separators.contains(text[index]) { index += 1 }
        return index
    }

    private static let separators: Set<Unicode.Scalar> = [
        " ", ":", ".", "、", "-", "–", "—", "·", "．",
    ]
}
