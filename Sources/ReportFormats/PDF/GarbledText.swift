internal import SearchIndex

/// Tells text from what a font without a map to characters leaves of it.
///
/// Such a font's glyph numbers come out as control characters, as characters for private use, or as
/// letters of scripts from all over the world. Real text is written in one script, perhaps with Latin
/// letters, and in Chinese a few characters make up much of any text.
struct GarbledText {
    /// The number of characters below which nothing is told.
    private static let leastCount = 40

    /// The number of characters that aren't white space.
    private var total = 0

    /// How many of them stand in no text.
    private var strange = 0

    private var latin = 0
    private var vowels = 0
    private var han = 0
    private var commonHan = 0

    /// Letters of other scripts by their block.
    private var others: [UInt32: Int] = [:]

    /// Reads the text of all elements.
    ///
    /// Complexity: O(*n*).
    init(_ source: SourceText) {
        for element in source.elements {
            for scalar in String(decoding: source.bytes[element.range], as: UTF8.self)
                .unicodeScalars
            {
                count(scalar)
            }
        }
    }

    /// What shows that the text is garbled, as half a sentence; `nil` if it reads like text.
    var fault: String? {
        guard total >= Self.leastCount else { return nil }
        if 20 * strange > total { return "characters that stand in no text" }
        let foreign = others.values.reduce(0, +)
        let largest = others.values.max() ?? 0
        let letters = latin + han + foreign
        // Hangul, kana and the like go with Han, and one other script may be the text's own.
        if letters >= Self.leastCount, 10 * (foreign - largest) > letters {
            return "letters of many scripts"
        }
        if han >= Self.leastCount, han > latin, 100 * commonHan < 8 * han {
            return "hardly any common Chinese character"
        }
        if 2 * latin > letters, latin >= 200, 100 * vowels < 15 * latin {
            return "hardly any vowel"
        }
        return nil
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        let value = scalar.value
        if value == 0x20 || value == 0xA0 || value == 0x3000 { return }
        total += 1
        switch value {
        case ..<0x20, 0x7F...0x9F, 0xE000...0xF8FF, 0xFDD0...0xFDEF, 0xFFFD...0xFFFF, 0xF_0000...:
            strange += 1
        case 0x41...0x5A, 0x61...0x7A:
            latin += 1
            if Self.vowelSet.contains(scalar) { vowels += 1 }
        case 0x4E00...0x9FFF:
            han += 1
            if Self.common.contains(scalar) { commonHan += 1 }
        case 0xC0...0x24F, 0x1E00...0x1EFF: latin += 1
        case 0x3400...0x4DBF, 0x2_0000...0x3_FFFF: han += 1
        case 0x3040...0x30FF: others[0x3040, default: 0] += 1
        case 0xAC00...0xD7A3: others[0xAC00, default: 0] += 1
        case 0x250...:
            // Blocks of 128 characters, in which most scripts have their place.
            if scalar.properties.isAlphabetic { others[value >> 7, default: 0] += 1 }
        default: break
        }
    }

    private static let vowelSet = Set("aeiouyAEIOUY".unicodeScalars)

    /// The commonest characters of reports: half of any such text, and of other Chinese and Japanese
    /// text a quarter.
    private static let common = Set(
        """
        的年一业人元个增产到万上亿长入工不成全三生公有家村新中收在区市民以地分第和建机二企要数是县经会率五省位了政城点下发高实为值能大
        贫总江度达出十项由用比均开作营务件代资次口电降空乡改部加标行动字计月济把与对设小级农期我化府提四投两过目事基低进户光表支时重方
        通水同后来报减商里司心造告主国升展平立年業個產萬億長們這經會務資電鄉標動計濟與對設級農報發實為點縣區東之其所也于及或無等本日
        """
        .unicodeScalars
    )
}
