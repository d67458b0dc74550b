/// Decides which lines of a report are headings, and how deep they stand.
///
/// A heading is a short line that begins with a marker (`HeadingMarker`) and doesn't read like a
/// sentence: paragraphs such as `（一）推动…。后面…` begin like headings and are body text. The rules
/// keep what they have seen of one report; a new report takes new rules.
struct HeadingRules {
    /// The number of characters that no heading exceeds.
    static let lengthLimit = 60

    /// The same for Markdown, whose headings are beyond doubt.
    static let markdownLimit = 120

    private var levels = HeadingLevels()
    private var sequence: [HeadingStyle: Int] = [:]
    private var text: Scalars = []

    /// Whether headings of the report have numbers, and whether it has headings without.
    private var isNumbered = false
    private var isPlain = false

    /// The level of a trimmed line, from 1, or 0 if it is body text.
    ///
    /// Complexity: O(1); of long lines only the beginning is read.
    mutating func level(of range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        guard range.count <= 4 * Self.markdownLimit, !range.isEmpty else { return 0 }
        var start = range.lowerBound
        let first = Scalars.next(&start, range.upperBound, bytes).folded
        let limit = first == "#" ? Self.markdownLimit : Self.lengthLimit
        guard range.count <= 4 * limit, HeadingMarker.mayBegin(with: first) else { return 0 }
        let isWhole = text.fold(bytes, range, limit: limit)
        guard isWhole, let marker = Self.marker(of: text), follows(marker) else { return 0 }
        if !isPlain { isNumbered = true }
        return levels.level(of: marker.style)
    }

    /// The number of characters that no heading without a number exceeds.
    static let plainLimit = 20

    /// The level of a line without a number that stands between paragraphs of a speech, or 0.
    ///
    /// Such a line is a heading if it is short, ends like none, and the headings above have no numbers.
    mutating func plainLevel(of range: Range<Int>, in bytes: Span<UInt8>) -> Int {
        guard !isNumbered, range.count <= 4 * Self.plainLimit,
            text.fold(bytes, range, limit: Self.plainLimit), text.count >= 3,
            let first = text.first, let last = text.last,
            first.isHan || first.isDigit, last.isHan || last.isDigit || last == ")" || last == "”",
            !text.contains(where: { $0 == "," || $0 == " " || Self.endings.contains($0) }),
            text.contains(where: \.isHan)
        else { return 0 }
        isPlain = true
        return levels.level(of: .plain)
    }

    /// The marker of a folded line that by itself reads like a heading.
    ///
    /// Complexity: O(1).
    static func marker(of text: Scalars) -> HeadingMarker? {
        guard let marker = HeadingMarker.read(text) else { return nil }
        if case .markdown = marker.style { return marker.end < text.count ? marker : nil }
        guard text.count <= lengthLimit else { return nil }
        if marker.end >= text.count { return marker.mayStandAlone ? marker : nil }
        guard begins(text, marker), !readsLikeText(text, from: marker.end) else { return nil }
        return marker
    }

    /// Whether a number that needs a sequence is the first of one, or close behind the last.
    private mutating func follows(_ marker: HeadingMarker) -> Bool {
        guard marker.needsSequence else {
            if marker.value > 0 { sequence[marker.style] = marker.value }
            return true
        }
        let last = sequence[marker.style] ?? 0
        guard marker.value == 1 || (last + 1...last + 2).contains(marker.value) else {
            return false
        }
        guard last > 0 || marker.value == 1 else { return false }
        sequence[marker.style] = marker.value
        return true
    }

    /// Whether the text behind the marker begins like a title and holds a letter.
    private static func begins(_ text: Scalars, _ marker: HeadingMarker) -> Bool {
        let first = text[marker.end]
        if marker.needsCapital, first.isSmall { return false }
        guard first.isLetter || first.isDigit || openings.contains(first) else { return false }
        return text[marker.end...].contains { $0.isLetter }
    }

    private static let openings: Set<Unicode.Scalar> = [
        "(", "[", "“", "‘", "\"", "'", "《", "〈", "「", "『", "【", "〔", "«", "„", "○", "*", "√",
    ]

    /// Whether a text ends or runs on like a sentence, like a line of contents, or like a cut one.
    private static func readsLikeText(_ text: Scalars, from start: Int) -> Bool {
        guard let last = text.last, !endings.contains(last) else { return true }
        if last == ".", !endsWithAbbreviation(text) { return true }
        var depth = 0
        var dots = 0
        for index in start..<text.count {
            switch text[index] {
            case "。", ";", "…", "｡": return true
            case "(", "“", "《", "「", "『", "【", "〔", "[": depth += 1
            case ")", "”", "》", "」", "』", "】", "〕", "]":
                depth -= 1
                // A bracket that closes what an earlier line opened.
                if depth < 0 { return true }
            case ".", "．", "·", "┈":
                dots += 1
                // Dot leaders of a table of contents.
                if dots == 4 { return true }
                if endsSentence(text, at: index) { return true }
                continue
            default: break
            }
            dots = 0
        }
        return depth > 0
    }

    private static let endings: Set<Unicode.Scalar> = ["。", ";", ",", ":", "?", "!", "、", "…", "，"]

    /// Whether a dot inside the text ends a sentence: `was good. The next`.
    private static func endsSentence(_ text: Scalars, at index: Int) -> Bool {
        guard index >= 3, index + 2 < text.count, text[index + 1] == " " else { return false }
        return text[index + 2].isCapital && text[(index - 3)..<index].allSatisfy { $0.isSmall }
    }

    /// Whether the last word with its dot is `Inc.`, `Ltd.`, `U.S.` or the like.
    static func endsWithAbbreviation(_ text: Scalars) -> Bool {
        let word = text.dropLast().reversed().prefix { $0 != " " }
        guard (1...4).contains(word.count), word.last?.isCapital == true else { return false }
        return word.contains(".") || word.count >= 2
    }
}
