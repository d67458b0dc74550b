/// The number of a page where it stands alone on its line.
struct PageNumber: Hashable {
    /// How the number is written: 12, 12 / 159, - 12 -, 第12页, Page 12.
    enum Form: Hashable {
        case bare, ofAll, dashed, named
    }

    var value: Int
    var form: Form

    /// Reads a folded line, `nil` if it is something else.
    ///
    /// Complexity: O(1).
    init?(_ text: Scalars) {
        guard text.count <= 24 else { return nil }
        let text = text.filter { $0 != " " }
        guard !text.isEmpty else { return nil }
        if let number = Self.number(text, at: 0) {
            if number.end == text.count {
                self.init(value: number.value, form: .bare)
                return
            }
            guard text[number.end] == "/", let all = Self.number(text, at: number.end + 1),
                all.end == text.count, number.value <= all.value
            else { return nil }
            self.init(value: number.value, form: .ofAll)
            return
        }
        if Self.dashes.contains(text[0]), let last = text.last, Self.dashes.contains(last) {
            let start = text.firstIndex { !Self.dashes.contains($0) } ?? 0
            guard let number = Self.number(text, at: start),
                text[number.end...].allSatisfy(Self.dashes.contains)
            else { return nil }
            self.init(value: number.value, form: .dashed)
            return
        }
        self.init(named: text)
    }

    private init(value: Int, form: Form) {
        (self.value, self.form) = (value, form)
    }

    /// 第12页, 第12页共159页, Page 12, Page 12 of 159.
    private init?(named text: Scalars) {
        for (name, end) in [("第", "页"), ("第", "頁"), ("Page", ""), ("PAGE", ""), ("page", "")]
        where text.has(name, at: 0) {
            guard let number = Self.number(text, at: name.unicodeScalars.count),
                text.has(end, at: number.end)
            else { continue }
            let rest = text[(number.end + end.unicodeScalars.count)...]
            let isTotal = rest.allSatisfy { $0.isDigit || "共of页頁/,".unicodeScalars.contains($0) }
            guard isTotal else { return nil }
            self.init(value: number.value, form: .named)
            return
        }
        return nil
    }

    private static let dashes: Set<Unicode.Scalar> = ["-", "—", "–", "―", "─", "~", "·"]

    private static func number(_ text: Scalars, at start: Int) -> Numerals.Number? {
        Numerals.digits(text, at: start, upTo: 4)
    }
}
