@testable import SearchIndex

/// A regular expression as a tree that is matched by backtracking: the oracle of `LinearRegex`.
indirect enum PlainRegex {
    case nothing
    case letter(Character)
    case any
    case oneOf([Character], isNegated: Bool)
    case start
    case end
    case sequence(PlainRegex, PlainRegex)
    case choice(PlainRegex, PlainRegex)
    case repetition(PlainRegex, least: Int, most: Int?, isLazy: Bool)

    static let letters: [Character] = ["a", "b", "é", "字"]

    /// How it is written.
    var pattern: String {
        switch self {
        case .nothing: "(?:)"
        case .letter(let letter): String(letter)
        case .any: "."
        case .oneOf(let letters, let isNegated): "[\(isNegated ? "^" : "")\(String(letters))]"
        case .start: "^"
        case .end: "$"
        case .sequence(let first, let second): "\(first.pattern)\(second.pattern)"
        case .choice(let first, let second): "(\(first.pattern)|\(second.pattern))"
        case .repetition(let body, 0, nil, let isLazy): "(?:\(body.pattern))*\(isLazy ? "?" : "")"
        case .repetition(let body, 1, nil, let isLazy): "(\(body.pattern))+\(isLazy ? "?" : "")"
        case .repetition(let body, 0, 1, let isLazy): "(\(body.pattern))?\(isLazy ? "?" : "")"
        case .repetition(let body, let least, let most, let isLazy):
            "(\(body.pattern)){\(least),\(most.map(String.init) ?? "")}\(isLazy ? "?" : "")"
        }
    }

    static func random(size: Int, _ random: inout SplitMix) -> PlainRegex {
        guard size > 1 else {
            switch Int.random(in: 0..<16, using: &random) {
            case 0: return .nothing
            case 1: return .start
            case 2: return .end
            case 3, 4: return .any
            case 5, 6, 7:
                let chosen = letters.filter { _ in random.oneIn(2) }
                return chosen.isEmpty ? .any : .oneOf(chosen, isNegated: random.oneIn(3))
            default: return .letter(letters[Int.random(in: 0..<letters.count, using: &random)])
            }
        }
        let left = Int.random(in: 1..<size, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0, 1, 2:
            return .sequence(
                .random(size: left, &random),
                .random(size: size - left, &random)
            )
        case 3, 4:
            return .choice(.random(size: left, &random), .random(size: size - left, &random))
        default:
            let least = Int.random(in: 0...2, using: &random)
            let more = Int.random(in: 0...2, using: &random)
            return .repetition(
                .random(size: size - 1, &random),
                least: least,
                most: random.oneIn(2) ? nil : least + more,
                isLazy: random.oneIn(3)
            )
        }
    }

    /// Whether a repeated part can match nothing, where engines differ in what they prefer.
    var repeatsNothing: Bool {
        switch self {
        case .sequence(let first, let second), .choice(let first, let second):
            first.repeatsNothing || second.repeatsNothing
        case .repetition(let body, _, _, _): body.isNullable || body.repeatsNothing
        default: false
        }
    }

    private var isNullable: Bool {
        switch self {
        case .nothing, .start, .end: true
        case .letter, .any, .oneOf: false
        case .sequence(let first, let second): first.isNullable && second.isNullable
        case .choice(let first, let second): first.isNullable || second.isNullable
        case .repetition(let body, let least, _, _): least == 0 || body.isNullable
        }
    }

    /// The first match in order of preference, in characters.
    func firstMatch(in text: [Character], from: Int) -> Range<Int>? {
        for start in from...text.count {
            if let end = match(text, start, then: { $0 }) { return start..<end }
        }
        return nil
    }

    private func match(
        _ text: [Character],
        _ place: Int,
        then: (Int) -> Int?
    ) -> Int? {
        let next = place < text.count ? text[place] : nil
        switch self {
        case .nothing: return then(place)
        case .letter(let letter): return next == letter ? then(place + 1) : nil
        case .any: return next != nil && next != "\n" ? then(place + 1) : nil
        case .oneOf(let letters, let isNegated):
            guard let next, letters.contains(next) != isNegated else { return nil }
            return then(place + 1)
        case .start: return place == 0 ? then(place) : nil
        case .end: return place == text.count ? then(place) : nil
        case .sequence(let first, let second):
            return first.match(text, place) { second.match(text, $0, then: then) }
        case .choice(let first, let second):
            return first.match(text, place, then: then) ?? second.match(text, place, then: then)
        case .repetition(let body, let least, let most, let isLazy):
            func more() -> Int? {
                guard most != 0 else { return nil }
                let rest = PlainRegex.repetition(
                    body,
                    least: max(0, least - 1),
                    most: most.map { $0 - 1 },
                    isLazy: isLazy
                )
                return body.match(text, place) {
                    // An optional round that takes nothing leads nowhere new.
                    least == 0 && $0 == place ? nil : rest.match(text, $0, then: then)
                }
            }
            if least > 0 { return more() }
            return isLazy ? then(place) ?? more() : more() ?? then(place)
        }
    }
}
