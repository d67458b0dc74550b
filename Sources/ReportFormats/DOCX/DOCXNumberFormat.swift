/// How Word writes the numbers of a list; kinds that are rare in reports are written as decimals.
///
/// The names are those of `ST_NumberFormat`, ECMA-376-1, 17.18.59.
enum DOCXNumberFormat: Equatable {
    case bullet
    case none
    case decimal
    case decimalZero
    case fullWidth
    case circled
    case roman(isUpper: Bool)
    case letter(isUpper: Bool)
    case chinese
    case chineseFinancial(isTraditional: Bool)
    case digits
    case stems
    case branches

    /// The format with a name of the standard.
    init(_ name: String) {
        self =
            switch name {
            case "bullet": .bullet
            case "none": .none
            case "decimalZero": .decimalZero
            case "decimalFullWidth", "decimalFullWidth2": .fullWidth
            case "decimalEnclosedCircle", "decimalEnclosedCircleChinese": .circled
            case "upperRoman": .roman(isUpper: true)
            case "lowerRoman": .roman(isUpper: false)
            case "upperLetter": .letter(isUpper: true)
            case "lowerLetter": .letter(isUpper: false)
            case "chineseCounting", "chineseCountingThousand", "japaneseCounting",
                "taiwaneseCounting", "taiwaneseCountingThousand":
                .chinese
            case "chineseLegalSimplified": .chineseFinancial(isTraditional: false)
            case "ideographLegalTraditional": .chineseFinancial(isTraditional: true)
            case "ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital": .digits
            case "ideographTraditional": .stems
            case "ideographZodiac": .branches
            default: .decimal
            }
    }

    /// A number as it stands in a label; in decimals if the format doesn't go as far.
    func text(of number: Int) -> String {
        switch self {
        case .bullet, .none: ""
        case .decimal: "\(number)"
        case .decimalZero: (0...9).contains(number) ? "0\(number)" : "\(number)"
        case .fullWidth: Self.digits(of: number, "０１２３４５６７８９")
        case .circled:
            (1...20).contains(number)
                ? Self.one(number, of: "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳") : "\(number)"
        case .roman(let isUpper):
            isUpper ? Self.roman(number) : Self.roman(number).lowercased()
        case .letter(let isUpper): Self.letters(number, isUpper: isUpper)
        case .chinese: Self.places(of: number, "零一二三四五六七八九", ["", "十", "百", "千"], isShort: true)
        case .chineseFinancial(let isTraditional):
            Self.places(
                of: number,
                isTraditional ? "零壹貳參肆伍陸柒捌玖" : "零壹贰叁肆伍陆柒捌玖",
                ["", "拾", "佰", "仟"],
                isShort: false
            )
        case .digits: Self.digits(of: number, "〇一二三四五六七八九")
        case .stems: Self.one(number, of: "甲乙丙丁戊己庚辛壬癸")
        case .branches: Self.one(number, of: "子丑寅卯辰巳午未申酉戌亥")
        }
    }

    private static func one(_ number: Int, of signs: String) -> String {
        let signs = Array(signs)
        return (1...signs.count).contains(number) ? "\(signs[number - 1])" : "\(number)"
    }

    private static func digits(of number: Int, _ signs: String) -> String {
        let signs = Array(signs)
        return String("\(number)".map { $0.wholeNumberValue.map { signs[$0] } ?? $0 })
    }

    private static func roman(_ number: Int) -> String {
        guard (1...3999).contains(number) else { return "\(number)" }
        let signs = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
            (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var (left, text) = (number, "")
        for (value, sign) in signs {
            text += String(repeating: sign, count: left / value)
            left %= value
        }
        return text
    }

    /// A to Z, then AA, BB, and so on.
    private static func letters(_ number: Int, isUpper: Bool) -> String {
        guard (1...26 * 8).contains(number) else { return "\(number)" }
        let alphabet = Array(isUpper ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ" : "abcdefghijklmnopqrstuvwxyz")
        return String(repeating: alphabet[(number - 1) % 26], count: (number - 1) / 26 + 1)
    }

    /// A number to 9,999 with signs for its places; one zero stands for a gap within it.
    private static func places(
        of number: Int,
        _ signs: String,
        _ places: [String],
        isShort: Bool
    ) -> String {
        let signs = Array(signs)
        guard (0...9999).contains(number) else { return "\(number)" }
        guard number > 0 else { return "\(signs[0])" }
        var (text, hasGap, divisor) = ("", false, 1000)
        for place in places.indices.reversed() {
            let digit = number / divisor % 10
            divisor /= 10
            guard digit > 0 else {
                hasGap = !text.isEmpty
                continue
            }
            if hasGap { text.append(signs[0]) }
            hasGap = false
            // Ten to nineteen are said without the one.
            if !(isShort && place == 1 && digit == 1 && text.isEmpty) { text.append(signs[digit]) }
            text += places[place]
        }
        return text
    }
}
