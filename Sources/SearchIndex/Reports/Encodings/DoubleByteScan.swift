/// How well bytes read as one of the encodings in which East Asian characters take two bytes.
///
/// The character sets put what is common before what is rare: of text in the right encoding nearly
/// all characters fall into the common rows, of another one many don't (GB 2312 level 1: rows 16 to
/// 55, in the order of pronunciation; JIS X 0208 level 1: rows 16 to 47; Big5: A440 to C67E;
/// KS X 1001: rows 16 to 40 for Hangul).
struct DoubleByteScan {
    /// The encodings that are told apart.
    enum Kind: CaseIterable {
        case gb18030, big5, shiftJIS, eucJP, eucKR

        var encoding: TextEncoding {
            switch self {
            case .gb18030: .gb18030
            case .big5: .big5
            case .shiftJIS: .shiftJIS
            case .eucJP: .eucJP
            case .eucKR: .eucKR
            }
        }
    }

    /// The share of common characters below which a guess isn't believed.
    static let leastShare = 0.8

    private let kind: Kind

    /// The number of characters beyond ASCII.
    private var total = 0

    /// How many of them are common.
    private var common = 0

    /// How many are kana.
    private var kana = 0

    /// How many are Han characters or Hangul, and how many of these have a low first byte.
    private var letters = 0
    private var low = 0

    private var spaces = 0

    /// The encodings in which bytes read as text, the likeliest first.
    ///
    /// Complexity: O(*n*).
    static func encodings(of bytes: [UInt8]) -> [TextEncoding] {
        var found: [(share: Double, encoding: TextEncoding)] = []
        for kind in Kind.allCases {
            var scan = DoubleByteScan(kind: kind)
            guard scan.read(bytes.span), scan.total > 0 else { continue }
            let share = scan.plausibility
            if share >= leastShare { found.append((share, kind.encoding)) }
        }
        // Sorting keeps the order of the cases among equals.
        return found.sorted { $0.share > $1.share }.map(\.encoding)
    }

    private init(kind: Kind) {
        self.kind = kind
    }

    /// The share of common characters, lowered where another script should be there.
    private var plausibility: Double {
        let share = Double(common) / Double(total)
        let kanaShare = Double(kana) / Double(total)
        switch kind {
        case .gb18030:
            // Kana stand in the same rows as in EUC-JP, and Hangul where the first half of the
            // pronunciations stands.
            if kanaShare > 0.1 { return share / 2 }
            return looksKorean ? share * 0.95 : share
        case .big5: return share
        case .shiftJIS, .eucJP: return kanaShare < 0.1 ? share / 2 : share
        case .eucKR: return looksKorean ? share : share / 2
        }
    }

    /// Whether all letters fall into the rows of Hangul, and spaces stand between words.
    private var looksKorean: Bool {
        letters >= 8 && Double(low) >= 0.97 * Double(letters) && 12 * spaces >= letters
    }

    /// Reads all bytes, and tells whether each belongs to a character.
    private mutating func read(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0x80 {
                if byte == 0x20 { spaces += 1 }
                index += 1
                continue
            }
            let next = index + 1 < bytes.count ? bytes[index + 1] : 0
            let length = take(byte, next)
            // What ends within a character is left to the converter.
            guard length > 0 || index + 1 == bytes.count else { return false }
            index += max(1, length)
        }
        return true
    }

    /// Takes one character, and returns its length or 0 if it is none.
    private mutating func take(_ lead: UInt8, _ trail: UInt8) -> Int {
        switch kind {
        case .gb18030: return takeGB18030(lead, trail)
        case .big5: return takeBig5(lead, trail)
        case .shiftJIS: return takeShiftJIS(lead, trail)
        case .eucJP: return takeEUCJP(lead, trail)
        case .eucKR: return takeEUCKR(lead, trail)
        }
    }

    private mutating func takeGB18030(_ lead: UInt8, _ trail: UInt8) -> Int {
        guard (0x81...0xFE).contains(lead) else { return 0 }
        total += 1
        if (0x30...0x39).contains(trail) { return 4 }
        guard (0x40...0xFE).contains(trail), trail != 0x7F else { return 0 }
        guard trail >= 0xA1 else { return 2 }
        if lead == 0xA4 || lead == 0xA5 { kana += 1 }
        count(lead, isLetter: (0xB0...0xF7).contains(lead))
        if (0xA1...0xA9).contains(lead) || (0xB0...0xD7).contains(lead) { common += 1 }
        return 2
    }

    private mutating func takeBig5(_ lead: UInt8, _ trail: UInt8) -> Int {
        guard (0x81...0xFE).contains(lead),
            (0x40...0x7E).contains(trail) || (0xA1...0xFE).contains(trail)
        else { return 0 }
        total += 1
        if (0xA1...0xC6).contains(lead) { common += 1 }
        return 2
    }

    private mutating func takeShiftJIS(_ lead: UInt8, _ trail: UInt8) -> Int {
        total += 1
        // Katakana of half width, which no Japanese text is full of.
        if (0xA1...0xDF).contains(lead) { return 1 }
        guard (0x81...0x9F).contains(lead) || (0xE0...0xFC).contains(lead),
            (0x40...0xFC).contains(trail), trail != 0x7F
        else { return 0 }
        let isKana = lead == 0x83 || lead == 0x82 && trail >= 0x9F
        if isKana { kana += 1 }
        if lead <= 0x84 || lead == 0x87 || (0x88...0x98).contains(lead) { common += 1 }
        return 2
    }

    private mutating func takeEUCJP(_ lead: UInt8, _ trail: UInt8) -> Int {
        guard lead == 0x8E || lead == 0x8F || lead >= 0xA1, lead != 0xFF,
            (0xA1...0xFE).contains(trail)
        else { return 0 }
        total += 1
        if lead == 0x8F { return 3 }
        if lead == 0xA4 || lead == 0xA5 { kana += 1 }
        if (0xA1...0xA8).contains(lead) || (0xB0...0xCF).contains(lead) { common += 1 }
        return 2
    }

    private mutating func takeEUCKR(_ lead: UInt8, _ trail: UInt8) -> Int {
        guard (0x81...0xFE).contains(lead), (0x41...0xFE).contains(trail) else { return 0 }
        total += 1
        guard trail >= 0xA1 else { return 2 }
        count(lead, isLetter: (0xB0...0xFD).contains(lead))
        if (0xA1...0xA3).contains(lead) || (0xB0...0xC8).contains(lead) { common += 1 }
        return 2
    }

    private mutating func count(_ lead: UInt8, isLetter: Bool) {
        guard isLetter else { return }
        letters += 1
        if lead <= 0xC8 { low += 1 }
    }
}
