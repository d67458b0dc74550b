/// Numbers as they stand in headings, titles and dates.
///
/// Each function reads a number that begins at an index of the folded text, and returns its value
/// and the index behind it; `nil` if there is none. All take O(1): numbers are short.
enum Numerals {
    typealias Number = (value: Int, end: Int)

    /// Up to so many decimal digits, and no digit behind them.
    static func digits(_ text: Scalars, at start: Int, upTo limit: Int) -> Number? {
        var value = 0
        var index = start
        while index < text.count, text[index].isDigit {
            guard index - start < limit else { return nil }
            value = value * 10 + Int(text[index].value - 0x30)
            index += 1
        }
        return index > start ? (value, index) : nil
    }

    /// A Chinese number from 1 to 99, such as 三, 十二, 二十 or 四十五.
    static func han(_ text: Scalars, at start: Int) -> Number? {
        var index = start
        var value = 0
        if index < text.count, let digit = hanDigit(text[index]), digit > 0 {
            value = digit
            index += 1
        }
        guard index < text.count, text[index] == "十" || text[index] == "拾" else {
            return value > 0 ? (value, index) : nil
        }
        value = max(1, value) * 10
        index += 1
        if index < text.count, let digit = hanDigit(text[index]), digit > 0 {
            value += digit
            index += 1
        }
        return (value, index)
    }

    /// A number of Arabic or of Chinese digits, of two places.
    static func small(_ text: Scalars, at start: Int) -> Number? {
        digits(text, at: start, upTo: 2) ?? han(text, at: start)
    }

    /// Four Chinese digits that are read one by one, such as 二〇一七.
    static func hanYear(_ text: Scalars, at start: Int) -> Number? {
        guard start >= 0, start + 4 <= text.count else { return nil }
        var value = 0
        for scalar in text[start..<(start + 4)] {
            guard let digit = hanDigit(scalar) else { return nil }
            value = value * 10 + digit
        }
        return (value, start + 4)
    }

    /// A Roman number from 1 to 39 in capitals or in characters of its own such as Ⅳ.
    static func roman(_ text: Scalars, at start: Int) -> Number? {
        guard start < text.count else { return nil }
        if case let single = text[start].value, (0x2160...0x216B).contains(single) {
            return (Int(single) - 0x215F, start + 1)
        }
        var value = 0
        var index = start
        while index < text.count, let digit = romanDigit(text[index]) {
            let next = index + 1 < text.count ? romanDigit(text[index + 1]) ?? 0 : 0
            value += digit < next ? -digit : digit
            index += 1
            guard index - start <= 7 else { return nil }
        }
        return (1...39).contains(value) ? (value, index) : nil
    }

    private static func romanDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "I": 1
        case "V": 5
        case "X": 10
        default: nil
        }
    }

    /// The value of a Chinese digit, common or formal.
    static func hanDigit(_ scalar: Unicode.Scalar) -> Int? {
        switch scalar {
        case "〇", "○", "零", "Ｏ": 0
        case "一", "壹": 1
        case "二", "贰", "貳": 2
        case "三", "叁", "參": 3
        case "四", "肆": 4
        case "五", "伍": 5
        case "六", "陆", "陸": 6
        case "七", "柒": 7
        case "八", "捌": 8
        case "九", "玖": 9
        default: nil
        }
    }
}
