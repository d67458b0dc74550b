@testable import SearchIndex

/// Random queries that have something to do with some texts.
struct RandomQuery {
    let texts: [[Unicode.Scalar]]

    init(_ texts: [String]) {
        self.texts = texts.map { Array($0.unicodeScalars) }.filter { !$0.isEmpty }
    }

    /// A leaf of any kind, or some of them put together.
    func query(using random: inout SplitMix) -> Query {
        switch Int.random(in: 0..<12, using: &random) {
        case 0:
            return .and([leaf(using: &random), .not(leaf(using: &random))])
        case 1:
            return .or([leaf(using: &random), leaf(using: &random)])
        case 2:
            return .and([leaf(using: &random), leaf(using: &random)])
        default:
            return leaf(using: &random)
        }
    }

    func leaf(using random: inout SplitMix) -> Query {
        switch Int.random(in: 0..<16, using: &random) {
        case 0, 1:
            let distance = Int.random(in: 0...8, using: &random)
            let parts = (0..<Int.random(in: 2...3, using: &random)).map { _ in
                nearPart(using: &random)
            }
            return .near(parts, distance: distance, ordered: Bool.random(using: &random))
        case 2:
            let parts = nearby(using: &random)
            guard parts.count > 1 else { return .phrase(Query.Phrase(parts[0])) }
            let slop = Int.random(in: 1...8, using: &random)
            return .phrase(Query.Phrase(parts.joined(separator: " "), slop: slop))
        case 3, 4:
            return .pattern(glob(using: &random))
        case 5:
            return .pattern(misspelt(using: &random))
        case 6:
            return .regex(
                pattern: regex(using: &random),
                flags: Bool.random(using: &random) ? "i" : ""
            )
        case 7:
            return .phrase(Query.Phrase(part(using: &random), lastIsPrefix: true))
        default:
            return .phrase(Query.Phrase(part(using: &random)))
        }
    }

    private func nearPart(using random: inout SplitMix) -> Query {
        switch Int.random(in: 0..<6, using: &random) {
        case 0: .pattern(glob(using: &random))
        case 1: .or([phrase(using: &random), phrase(using: &random)])
        default: phrase(using: &random)
        }
    }

    private func phrase(using random: inout SplitMix) -> Query {
        .phrase(Query.Phrase(part(upTo: 4, using: &random)))
    }

    /// One to twelve characters cut anywhere from a text, perhaps written otherwise.
    private func part(upTo length: Int = 12, using random: inout SplitMix) -> String {
        let text = texts.randomElement(using: &random)!
        let count = Int.random(in: 1...min(length, text.count), using: &random)
        // Often at the end of a paragraph.
        let start =
            Int.random(in: 0..<6, using: &random) == 0
            ? text.count - count : Int.random(in: 0...(text.count - count), using: &random)
        var part = text[start..<start + count].map { Self.variant(of: $0, using: &random) }
        if Int.random(in: 0..<8, using: &random) == 0 {
            part.insert(" ", at: Int.random(in: 0...part.count, using: &random))
        }
        return String(String.UnicodeScalarView(part))
    }

    /// The same character as others write it, once in a while.
    private static func variant(
        of scalar: Unicode.Scalar,
        using random: inout SplitMix
    ) -> Unicode.Scalar {
        guard Int.random(in: 0..<6, using: &random) == 0 else { return scalar }
        if 0x21...0x7E ~= scalar.value { return Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar }
        let pairs: [Unicode.Scalar: Unicode.Scalar] = [
            "国": "國", "经": "經", "济": "濟", "发": "發", "数": "數", "网": "網", "产": "產", "规": "規",
            "國": "国", "經": "经", "濟": "济", "方": "⽅", "民": "⺠", "青": "⻘",
        ]
        return pairs[scalar] ?? scalar
    }

    /// Two or three pieces of one text in their order, without white space in them.
    private func nearby(using random: inout SplitMix) -> [String] {
        let text = texts.randomElement(using: &random)!
        var parts: [String] = []
        var start = Int.random(in: 0..<text.count, using: &random)
        while parts.count < 3, start < text.count {
            let end = min(text.count, start + Int.random(in: 1...3, using: &random))
            let part = text[start..<end].filter {
                !$0.properties.isWhitespace && WordScalars.contains($0.value)
            }
            // A mark behind a space makes a character with it, so that nothing parts them.
            if let first = part.first, !Self.isMark(first) {
                parts.append(String(String.UnicodeScalarView(part)))
            }
            start = end + Int.random(in: 0...4, using: &random)
        }
        return parts.isEmpty ? ["的"] : parts
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: true
        default: scalar.properties.isGraphemeExtend
        }
    }

    private func glob(using random: inout SplitMix) -> Query.Pattern {
        let text = texts.randomElement(using: &random)!
        let count = Int.random(in: 1...min(6, text.count), using: &random)
        let start = Int.random(in: 0...(text.count - count), using: &random)
        var glob = text[start..<start + count].filter {
            WordScalars.contains($0.value) || $0 == "-" || $0 == "%"
        }
        for _ in 0..<Int.random(in: 1...2, using: &random) {
            let place = Int.random(in: 0...glob.count, using: &random)
            if Bool.random(using: &random), place < glob.count {
                glob[place] = "?"
            } else {
                glob.insert("*", at: place)
            }
        }
        return Query.Pattern(String(String.UnicodeScalarView(glob)))
    }

    private func misspelt(using random: inout SplitMix) -> Query.Pattern {
        let words = ["report", "state", "estate", "COVID", "café", "Straße", "экономика", "naive"]
        var word = Array(words.randomElement(using: &random)!.unicodeScalars)
        let place = Int.random(in: 0..<word.count - 1, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: word.remove(at: place)
        case 1: word.swapAt(place, place + 1)
        default: word[place] = "x"
        }
        let edits = Int.random(in: 1...2, using: &random)
        return Query.Pattern(String(String.UnicodeScalarView(word)), edits: edits)
    }

    private func regex(using random: inout SplitMix) -> String {
        let text = texts.randomElement(using: &random)!
        let count = Int.random(in: 1...min(4, text.count), using: &random)
        let start = Int.random(in: 0...(text.count - count), using: &random)
        return text[start..<start + count].map { scalar -> String in
            let isPlain = WordScalars.contains(scalar.value)
            switch Int.random(in: 0..<8, using: &random) {
            case 0: return "."
            case 1: return isPlain ? "[\(scalar)字a]" : "."
            case 2: return isPlain ? "\(scalar)?" : "."
            case 3: return isPlain ? "(?:\(scalar)|经济)" : "."
            case 4: return isPlain ? "\(scalar)+" : "."
            default: return isPlain ? "\(scalar)" : "."
            }
        }.joined()
    }
}
