/// Finds the company that a report is about.
enum CompanyName {
    /// The name of a company in a folded line, or `nil`.
    ///
    /// Complexity: O(*n*).
    static func find(in line: Scalars) -> String? {
        chinese(line) ?? japaneseOrKorean(line) ?? western(line)
    }

    /// The short name in a line such as 公司简称：某某, which is only better than nothing.
    static func shortName(in line: Scalars) -> String? {
        value(of: ["公司简称", "股票简称", "证券简称"], in: line) { !$0.isSpace && $0 != "," && $0 != ";" }
    }

    /// The stock code in a line such as 公司代码：600000.
    ///
    /// Complexity: O(*n*).
    static func code(in line: Scalars) -> String? {
        let code = value(of: ["公司代码", "股票代码", "证券代码", "公司代碼", "股份代號"], in: line, \.isDigit)
        guard let code, (4...6).contains(code.utf8.count) else { return nil }
        return code
    }

    /// Whether a word is the legal form of a company, such as `Inc.`.
    static func isLegalForm(_ word: String) -> Bool {
        legalForms.contains(word)
    }

    private static let legalForms: Set<String> = [
        "Inc", "Inc.", "Incorporated", "Ltd", "Ltd.", "Limited", "Corp", "Corp.", "Corporation",
        "plc",
        "PLC", "LLC", "AG", "SE", "GmbH", "KGaA", "S.A.", "SA", "S.p.A.", "SpA", "N.V.", "NV",
        "B.V.",
        "AB", "ASA", "Oyj", "S.A.S.", "Co.", "Bhd", "Tbk",
    ]

    private static func value(
        of labels: [String],
        in line: Scalars,
        _ isPart: (Unicode.Scalar) -> Bool
    ) -> String? {
        for label in labels {
            guard let start = line.index(of: label) else { continue }
            let colon = HeadingMarker.skipSpaces(line, start + label.unicodeScalars.count)
            guard line.has(":", at: colon) else { continue }
            let first = HeadingMarker.skipSpaces(line, colon + 1)
            let value = line[first...].prefix(24).prefix(while: isPart)
            if !value.isEmpty { return Scalars(value).string }
        }
        return nil
    }

    private static func chinese(_ line: Scalars) -> String? {
        for form in ["股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "集團"] {
            guard let found = line.index(of: form) else { continue }
            var start = found
            while start > 0, isName(line[start - 1]) { start -= 1 }
            for opening in ["关于", "關於"] where line.has(opening, at: start) { start += 2 }
            while start < found, line[start] == ")" || line[start] == "年" || line[start] == "度" {
                start += 1
            }
            guard found - start >= 2, !line.has("本公司", at: start) else { continue }
            let name = Scalars(line[start..<(found + form.unicodeScalars.count)])
            guard name.count <= 40, balanced(name) else { continue }
            return name.string
        }
        return nil
    }

    private static func isName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isHan || scalar.isKana { return scalar != "年" && scalar != "〇" }
        return scalar == "(" || scalar == ")" || scalar == "·" || scalar == "&"
            || (scalar.value < 0x80 && scalar.isLetter)
    }

    private static func balanced(_ name: Scalars) -> Bool {
        name.count { $0 == "(" } == name.count { $0 == ")" }
    }

    private static func japaneseOrKorean(_ line: Scalars) -> String? {
        for form in ["株式会社", "주식회사", "㈜"] where line.contains(form) {
            // The form stands before or behind the name; both belong to one word.
            for word in line.split(separator: " ") where Scalars(word).contains(form) {
                let name = Scalars(word)
                if name.count > form.unicodeScalars.count, name.count <= 30 { return name.string }
                return line.count <= 30 ? line.string : nil
            }
        }
        return nil
    }

    /// Capitalised words that end with a legal form: Example Holdings Inc.
    private static func western(_ line: Scalars) -> String? {
        let words = line.split(separator: " ").map { Scalars($0) }
        guard words.count <= 16 else { return nil }
        for (index, word) in words.enumerated().dropFirst() {
            let bare = word.last == "," ? Scalars(word.dropLast()) : word
            guard legalForms.contains(bare.string) else { continue }
            var start = index
            while start > 0, isNameWord(words[start - 1]) { start -= 1 }
            var end = index
            // Example Co., Ltd. has two forms.
            if end + 1 < words.count, legalForms.contains(words[end + 1].string) { end += 1 }
            guard start < index else { continue }
            return words[start...end].map(\.string).joined(separator: " ")
        }
        return nil
    }

    private static func isNameWord(_ word: Scalars) -> Bool {
        guard let first = word.first, first.isCapital || first == "&" || first == "(" else {
            return false
        }
        return word != Scalars("Report") && word != Scalars("Of")
    }
}
