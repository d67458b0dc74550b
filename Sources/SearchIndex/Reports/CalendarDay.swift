/// Days as they are written in titles and date lines.
struct CalendarDay: Hashable {
    var year: Int
    var month: Int
    var day: Int

    /// Creates a day of the years 1000 to 2999, or `nil` if there was none.
    init?(year: Int, month: Int, day: Int) {
        let lengths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        guard (1000...2999).contains(year), (1...12).contains(month),
            (1...lengths[month - 1]).contains(day)
        else { return nil }
        (self.year, self.month, self.day) = (year, month, day)
    }

    /// The day as `2017-03-05`.
    var description: String {
        let padded = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(padded(month))-\(padded(day))"
    }

    /// The first day in a folded text and where it stands.
    ///
    /// Complexity: O(*n*).
    static func first(in text: Scalars) -> (day: CalendarDay, range: Range<Int>)? {
        for start in text.indices {
            if let found = numeric(text, at: start) { return (found.day, start..<found.end) }
        }
        return named(text).map { ($0, text.indices) }
    }

    /// 2016年11月4日, 二〇一六年十一月四日, 令和6年6月1日, 2016-11-04, 20161104.
    static func numeric(_ text: Scalars, at start: Int) -> (day: CalendarDay, end: Int)? {
        if start > 0, text[start].isDigit, text[start - 1].isDigit { return nil }
        if let whole = Numerals.digits(text, at: start, upTo: 8), whole.end - start == 8 {
            let day = CalendarDay(
                year: whole.value / 10_000,
                month: whole.value / 100 % 100,
                day: whole.value % 100
            )
            return day.map { ($0, whole.end) }
        }
        guard let year = CalendarYear.read(text, at: start) else { return nil }
        var index = HeadingMarker.skipSpaces(text, year.end)
        guard index < text.count else { return nil }
        let separator = text[index]
        let isIdeographic = separator == "年" || separator == "년"
        guard isIdeographic || separator == "-" || separator == "/" || separator == "." else {
            return nil
        }
        index = HeadingMarker.skipSpaces(text, index + 1)
        guard let month = Numerals.small(text, at: index) else { return nil }
        index = HeadingMarker.skipSpaces(text, month.end)
        guard index < text.count,
            isIdeographic ? text[index] == "月" || text[index] == "월" : text[index] == separator
        else { return nil }
        index = HeadingMarker.skipSpaces(text, index + 1)
        guard let number = Numerals.small(text, at: index),
            let day = CalendarDay(year: year.value, month: month.value, day: number.value)
        else { return nil }
        return (day, number.end)
    }

    /// A day with the name of its month: 4 November 2016, November 4, 2016, 4. November 2016, 4 novembre 2016, 4 พฤศจิกายน 2559.
    private static func named(_ text: Scalars) -> CalendarDay? {
        let words = text.split {
            !$0.isLetter && !$0.isDigit && $0.properties.generalCategory != .nonspacingMark
        }
        .map { Scalars($0).string.lowercased() }
        .filter { $0 != "de" && $0 != "of" && $0 != "the" }
        for (index, word) in words.enumerated() {
            guard let month = MonthNames.month(word) else { continue }
            let before = index > 0 ? number(words[index - 1]) : nil
            let after = index + 1 < words.count ? number(words[index + 1]) : nil
            let last = index + 2 < words.count ? number(words[index + 2]) : nil
            if let before, before <= 31, let after, let year = CalendarYear.common(after) {
                return CalendarDay(year: year, month: month, day: before)
            }
            if let after, after <= 31, let last, let year = CalendarYear.common(last) {
                return CalendarDay(year: year, month: month, day: after)
            }
        }
        return nil
    }

    /// The number of a word such as `4`, `4th` or `1er`.
    private static func number(_ word: String) -> Int? {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        guard (1...4).contains(digits.count), word.count - digits.count <= 2 else { return nil }
        return Int(digits)
    }
}
