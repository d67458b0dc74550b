/// What a line of a laid-out text looks like, by which its neighbours are told from one another.
struct LineShape {
    /// The number of characters that are looked at; a longer line is no line of a page.
    static let limit = 400

    /// How wide the trimmed line is in columns: Chinese characters and their marks take two.
    private(set) var columns = 0

    /// How many columns stand before the line.
    private(set) var indent = 0

    /// The columns of the first word, or of the first character of a script without spaces.
    private(set) var firstWord = 0

    /// The first and the last character, folded.
    private(set) var first: Unicode.Scalar = " "
    private(set) var last: Unicode.Scalar = " "

    /// The character before the last.
    private(set) var beforeLast: Unicode.Scalar = " "

    /// The number of letters of any script.
    private(set) var letters = 0

    /// The number of digits.
    private(set) var digits = 0

    /// Whether several spaces stand inside, as between the columns of a table.
    private(set) var hasGap = false

    /// Whether dots lead to a page number, as in a table of contents.
    private(set) var hasLeaders = false

    /// How many brackets are opened and not closed; negative if more are closed.
    private(set) var openBrackets = 0

    /// Whether a comma stands inside, as in a sentence.
    private(set) var hasComma = false

    /// Whether the line goes on beyond what was looked at.
    private(set) var isLong = false

    /// Whether only signs of numbers stand in the line: 1,234.5, -3.2%, (12), --.
    private(set) var isValue = true

    /// Looks at a trimmed line.
    ///
    /// Complexity: O(1): a line is read up to the limit.
    init(_ bytes: Span<UInt8>, _ range: Range<Int>, after lineStart: Int) {
        measure(bytes, range)
        // Full-width spaces and tabs count as well.
        var index = lineStart
        while index < range.lowerBound {
            let scalar = Scalars.next(&index, range.lowerBound, bytes)
            indent += scalar == "\u{3000}" ? 2 : scalar == "\t" ? 8 - indent % 8 : 1
        }
    }

    private mutating func measure(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        var count = 0
        var spaces = 0
        var dots = 0
        var isInFirstWord = true
        var isSpread = true
        while index < range.upperBound {
            guard count < Self.limit else {
                isLong = true
                break
            }
            let scalar = Scalars.next(&index, range.upperBound, bytes)
            let folded = scalar.folded
            let width = scalar.columns
            columns += width
            if count == 0 { first = folded }
            if folded == " " {
                spaces += width
                isInFirstWord = false
                if spaces >= 3 { hasGap = true }
            } else {
                if isInFirstWord { firstWord += width }
                if scalar.isEastAsian { isInFirstWord = false }
                if count > 0, spaces == 0 || !folded.isHan || !last.isHan { isSpread = false }
                spaces = 0
                (beforeLast, last) = (last, folded)
            }
            take(folded)
            dots = folded == "." || folded == "·" || folded == "…" ? dots + width : 0
            if dots >= 6 { hasLeaders = true }
            count += 1
        }
        // 目    录: letters of one word that are spread over the line.
        if isSpread, letters <= 4, !isLong { hasGap = false }
    }

    private mutating func take(_ folded: Unicode.Scalar) {
        if folded.isDigit {
            digits += 1
        } else if folded.isLetter {
            letters += 1
        }
        switch folded {
        case "、", "，", ";", "。": hasComma = true
        case "," where digits == 0 || letters > 4: hasComma = true
        case "(", "“", "《", "「", "『", "【", "〔", "[": openBrackets += 1
        case ")", "”", "》", "」", "』", "】", "〕", "]": openBrackets -= 1
        default: break
        }
        if isValue, !folded.isDigit, !Self.valueSigns.contains(folded) { isValue = false }
    }

    private static let valueSigns: Set<Unicode.Scalar> = [
        ",", ".", "-", "–", "—", "−", "%", "‰", "(", ")", "/", "+", " ", "~", "*",
    ]

    /// Whether a sentence or a clause before a list ends with the line.
    var endsSentence: Bool {
        switch last {
        case "。", "!", "?", ";", ":", "｡": true
        case ".": letters > 0 && !hasLeaders
        case "”", "’", "\"", "』", "」", ")":
            beforeLast == "。" || beforeLast == "!" || beforeLast == "?"
        default: false
        }
    }

    /// Whether a hyphen behind a letter ends the line.
    var endsInWord: Bool {
        (last == "-" || last == "\u{AD}" || last == "‐") && beforeLast.isLetter
    }

    /// Whether the line can't end a paragraph: it ends with a comma, or with an opening bracket.
    var isOpen: Bool {
        last == "," || last == "、" || Self.openings.contains(last)
    }

    private static let openings: Set<Unicode.Scalar> = ["(", "“", "《", "「", "『", "【", "〔", "["]

    /// Whether the line begins with a mark that belongs to what stands before it.
    var beginsInside: Bool {
        switch first {
        case "。", ",", "、", ";", ":", "”", "》", "」", "』", ")", "】", "〕", "]", "%": true
        default: false
        }
    }

    /// Whether the line is a box to tick: □适用 √不适用.
    var isChoice: Bool {
        first == "□" || first == "√" || first == "☑" || first == "☐" || first == "■"
    }
}

extension Unicode.Scalar {
    /// How many columns the character takes in a page of Chinese: two if it is as wide as high.
    var columns: Int {
        switch value {
        case 0x20..<0x300: 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFEFF, 0xE31, 0xE34...0xE3A, 0xE47...0xE4E: 0
        // Dashes, quotation marks and the like are wide beside Chinese characters.
        case 0x2014...0x201F, 0x2026: 2
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x20000...0x3FFFF:
            2
        case 0x2150...0x218F, 0x2460...0x24FF, 0x25A0...0x25FF, 0x221A: 2
        default: 1
        }
    }
}
