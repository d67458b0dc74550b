/// Years as they are written in titles, dates and file names.
enum CalendarYear {
    /// The first year in a folded title.
    ///
    /// Complexity: O(*n*).
    static func first(in text: Scalars) -> Int? {
        for start in text.indices {
            if start > 0, text[start].isDigit, text[start - 1].isDigit { continue }
            if let day = CalendarDay.numeric(text, at: start) { return day.day.year }
            guard let year = read(text, at: start) else { continue }
            // Chinese digits are a year only where the text says so: 一九五四年.
            if text[start].isDigit || followsYear(text, year.end) { return year.value }
        }
        return nil
    }

    private static func followsYear(_ text: Scalars, _ end: Int) -> Bool {
        let index = HeadingMarker.skipSpaces(text, end)
        return index < text.count && (text[index] == "年" || text[index] == "년")
    }

    /// A year that begins at an index: four digits, Chinese digits, or a year of an era.
    static func read(_ text: Scalars, at start: Int) -> Numerals.Number? {
        guard start < text.count else { return nil }
        if text[start].isDigit {
            guard let number = Numerals.digits(text, at: start, upTo: 4), number.end - start == 4,
                let year = common(number.value)
            else { return nil }
            return (year, number.end)
        }
        if let number = Numerals.hanYear(text, at: start), let year = common(number.value) {
            return (year, number.end)
        }
        return ofEra(text, at: start)
    }

    /// A four-digit number as a year of the common era; the Buddhist years 2400 to 2699 are turned
    /// into it.
    static func common(_ number: Int) -> Int? {
        switch number {
        case 1800...2199: number
        case 2400...2699: number - 543
        default: nil
        }
    }

    /// 令和6年, 平成元年, 民国111年.
    private static func ofEra(_ text: Scalars, at start: Int) -> Numerals.Number? {
        for (name, zero) in eras where text.has(name, at: start) {
            let index = HeadingMarker.skipSpaces(text, start + 2)
            if text.has("元", at: index) { return (zero + 1, index + 1) }
            guard
                let number = Numerals.digits(text, at: index, upTo: 3)
                    ?? Numerals.han(text, at: index)
            else { return nil }
            return (zero + number.value, number.end)
        }
        return nil
    }

    private static let eras = [
        ("令和", 2018), ("平成", 1988), ("昭和", 1925), ("大正", 1911), ("民国", 1911), ("民國", 1911),
    ]
}
