/// A block of text that is being gathered, its white space as a page shows it.
struct HTMLLine {
    /// The text so far, without white space at its start.
    private(set) var text: [UInt8] = []

    /// The line of the file on which the text begins.
    private(set) var number = 0

    private var hasSpace = false
    private var hasLineEnd = false

    /// Adds text whose character references are resolved.
    ///
    /// White space is one space, and none where a line ends between two East Asian characters, for
    /// these are written without. Complexity: O(*n*).
    mutating func add(_ bytes: [UInt8], line: Int) {
        for byte in bytes {
            switch byte {
            case 0x20, 0x09, 0x0C: hasSpace = true
            case 0x0A, 0x0D: hasLineEnd = true
            default:
                if text.isEmpty { number = line }
                // Only where a character begins may white space have come before it.
                if hasSpace || hasLineEnd { addSpace(before: byte) }
                text.append(byte)
            }
        }
    }

    /// Takes the text and begins anew.
    mutating func take() -> [UInt8] {
        defer { self = HTMLLine() }
        return text
    }

    private mutating func addSpace(before byte: UInt8) {
        defer { (hasSpace, hasLineEnd) = (false, false) }
        guard !text.isEmpty else { return }
        if hasLineEnd, Self.isEastAsian(byte), text.count >= 3, text[text.count - 1] & 0xC0 == 0x80,
            Self.isEastAsian(text[text.count - 3])
        {
            return
        }
        text.append(0x20)
    }

    /// Whether a byte begins a Han character, kana, or a mark of full width.
    private static func isEastAsian(_ lead: UInt8) -> Bool {
        (0xE3...0xE9).contains(lead) || lead == 0xEF
    }
}
