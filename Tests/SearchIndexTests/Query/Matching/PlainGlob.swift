/// Wildcards by trying every way: the oracle of `Glob`.
struct PlainGlob {
    private let pattern: [Unicode.Scalar]

    init(_ pattern: String) {
        self.pattern = Array(pattern.unicodeScalars)
    }

    func matches(_ word: String) -> Bool {
        let word = Array(word.unicodeScalars)
        return ends(of: pattern[...], in: word, from: 0) { _ in true }.contains(word.count)
    }

    /// In scalars: the first start at which anything matches, and there the way whose stars are
    /// shortest, the first star first.
    func firstPassage(
        in text: String,
        from: Int,
        isWordScalar: (Unicode.Scalar) -> Bool
    ) -> Range<Int>? {
        let text = Array(text.unicodeScalars)
        var pattern = pattern[...]
        while pattern.first == "*" { pattern.removeFirst() }
        while pattern.last == "*" { pattern.removeLast() }
        for start in from...text.count {
            if let end = ends(of: pattern, in: text, from: start, isWordScalar).first {
                return start..<end
            }
        }
        return nil
    }

    /// All ends of the pattern from a start, those of shorter stars first.
    private func ends(
        of pattern: ArraySlice<Unicode.Scalar>,
        in text: [Unicode.Scalar],
        from start: Int,
        _ isWordScalar: (Unicode.Scalar) -> Bool
    ) -> [Int] {
        guard let first = pattern.first else { return [start] }
        if first == "*" {
            let short = ends(of: pattern.dropFirst(), in: text, from: start, isWordScalar)
            guard start < text.count, isWordScalar(text[start]) else { return short }
            return short + ends(of: pattern, in: text, from: start + 1, isWordScalar)
        }
        guard start < text.count else { return [] }
        guard first == "?" ? isWordScalar(text[start]) : first == text[start] else { return [] }
        return ends(of: pattern.dropFirst(), in: text, from: start + 1, isWordScalar)
    }
}
