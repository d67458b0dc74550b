/// The bounds that a value such as `2015..2020` or `2016-11` gives to a field with an order.
struct QueryRange {
    var lower: Query.Bound?
    var upper: Query.Bound?

    /// Whether the bounds were given the wrong way round and have been swapped.
    private(set) var isSwapped = false

    /// How long the value of a bound may be.
    static let valueLimit = 30

    /// Reads two bounds, or one value that is both of them, in narrow characters.
    ///
    /// - Complexity: O(square of the length of the text), which callers keep short.
    init?(_ text: [Unicode.Scalar], of field: Query.Field) {
        if text == ["*"] {
            self.init(lower: nil, upper: nil)
            return
        }
        if let points = text.indices.dropLast().first(where: {
            text[$0] == "." && text[$0 + 1] == "."
        }) {
            let ends = (Array(text[..<points]), Array(text[(points + 2)...]))
            if ends.0.isEmpty, ends.1.isEmpty { return nil }
            guard let lower = Self.end(ends.0, of: field), let upper = Self.end(ends.1, of: field)
            else { return nil }
            self.init(lower: lower.value, upper: upper.value)
            return
        }
        guard field.isCalendar else { return nil }
        if let value = Self.value(text, of: field) {
            self.init(lower: value, upper: value)
            return
        }
        for index in text.indices where Self.isDash(text[index]) {
            let rest = text[(index + 1)...].drop(while: Self.isDash)
            guard let lower = Self.value(Array(text[..<index]), of: field),
                let upper = Self.value(Array(rest), of: field)
            else { continue }
            self.init(lower: lower, upper: upper)
            return
        }
        return nil
    }

    /// Reads one bound behind a sign of comparison.
    init?(_ text: [Unicode.Scalar], comparedBy sign: String, of field: Query.Field) {
        guard let value = Self.value(text, of: field) else { return nil }
        switch sign {
        case "=": self.init(lower: value, upper: value)
        case ">": self.init(lower: value, upper: nil, inclusive: (false, false))
        case ">=", "≥": self.init(lower: value, upper: nil)
        case "<": self.init(lower: nil, upper: value, inclusive: (false, false))
        case "<=", "≤": self.init(lower: nil, upper: value)
        default: return nil
        }
    }

    /// Reads what stands between brackets, of which square ones include their bounds: `2015 TO 2020`.
    init?(bracketed text: [Unicode.Scalar], inclusive: (Bool, Bool), of field: Query.Field) {
        let parts = text.split(whereSeparator: QuerySyntax.isSpace).map(Array.init)
        guard parts.count == 3, parts[1] == ["T", "O"],
            let lower = Self.end(parts[0], of: field), let upper = Self.end(parts[2], of: field)
        else { return nil }
        self.init(lower: lower.value, upper: upper.value, inclusive: inclusive)
    }

    private init(
        lower: String?,
        upper: String?,
        inclusive: (Bool, Bool) = (true, true)
    ) {
        self.lower = lower.map { Query.Bound($0, isInclusive: inclusive.0) }
        self.upper = upper.map { Query.Bound($0, isInclusive: inclusive.1) }
    }

    /// Puts the bounds of a field of years or dates in order.
    ///
    /// A month and its year may bound each other in either order.
    mutating func order() {
        guard let low = lower?.value.utf8, let high = upper?.value.utf8 else { return }
        let length = min(low.count, high.count)
        guard high.prefix(length).lexicographicallyPrecedes(low.prefix(length)) else { return }
        swap(&lower, &upper)
        isSwapped = true
    }

    /// A bound, which is open if nothing or a `*` stands there.
    private static func end(
        _ text: [Unicode.Scalar],
        of field: Query.Field
    ) -> (value: String?, Void)? {
        if text.isEmpty || text == ["*"] { return (nil, ()) }
        return value(text, of: field).map { ($0, ()) }
    }

    private static func isDash(_ scalar: Unicode.Scalar) -> Bool {
        QuerySyntax.isHyphen(scalar) || "—―~至到".unicodeScalars.contains(scalar)
    }

    /// A value in the form in which it is compared, if it is one.
    private static func value(_ text: [Unicode.Scalar], of field: Query.Field) -> String? {
        guard !text.isEmpty, text.count <= valueLimit else { return nil }
        switch field {
        case .year: return year(text)
        case .date: return date(text)
        default: return code(text)
        }
    }

    private static func year(_ text: [Unicode.Scalar]) -> String? {
        var digits = text[...]
        if digits.last == "度" { digits.removeLast() }
        if digits.last == "年" { digits.removeLast() }
        guard digits.count == 4, digits[0] != "0", digits.allSatisfy(QuerySyntax.isDigit) else {
            return nil
        }
        return QuerySyntax.text(digits)
    }

    /// `2016`, `2016-11`, `2016年11月4日`, `20161104`, with zeros put in.
    private static func date(_ text: [Unicode.Scalar]) -> String? {
        let isParted = { (scalar: Unicode.Scalar) in
            QuerySyntax.isHyphen(scalar) || "/.年月日号".unicodeScalars.contains(scalar)
        }
        var parts = text.split(whereSeparator: isParted)
        guard let first = text.first, !isParted(first), (1...3).contains(parts.count),
            parts.allSatisfy({ $0.allSatisfy(QuerySyntax.isDigit) })
        else { return nil }
        if parts.count == 1, parts[0].count == 8 {
            let digits = parts[0]
            parts = [digits.prefix(4), digits.dropFirst(4).prefix(2), digits.suffix(2)]
        }
        guard parts[0].count == 4, parts.dropFirst().allSatisfy({ $0.count <= 2 }) else {
            return nil
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1.value) - 0x30 } }
        let day = CalendarDay(
            year: numbers[0],
            month: numbers.count > 1 ? numbers[1] : 1,
            day: numbers.count > 2 ? numbers[2] : 1
        )
        guard let day else { return nil }
        return String(day.description.prefix([4, 7, 10][parts.count - 1]))
    }

    /// Letters and digits, with points, hyphens and low lines between them.
    private static func code(_ text: [Unicode.Scalar]) -> String? {
        let isContent = text.map(QuerySyntax.isContent)
        guard isContent.first == true, isContent.last == true else { return nil }
        for (index, scalar) in text.enumerated() where !isContent[index] {
            guard scalar == "." || scalar == "-" || scalar == "_", isContent[index - 1] else {
                return nil
            }
        }
        return QuerySyntax.text(text)
    }
}
