@testable import SearchIndex

/// Texts of ideographs at random, with the words of ICU's dictionary for their stuff.
enum HanWords {
    /// All words of plain ideographs in ICU's dictionary; none if its layout is unknown.
    static let all: [String] = {
        guard let data = DictionaryData.load(),
            let tree = HanWordTree(UCharsTrie(units: data.units))
        else { return [] }
        var texts = [String](repeating: "", count: tree.count)
        var words: [String] = []
        for node in 0..<tree.count {
            for child in tree.children(of: node) {
                texts[child] = texts[node] + String(Unicode.Scalar(tree.labels[child])!)
                if tree.costs[child] != HanWordTree.noWord { words.append(texts[child]) }
            }
        }
        return words
    }()

    /// The plain ideographs, the more frequent in words the earlier.
    static let characters: [Unicode.Scalar] = {
        var uses: [Unicode.Scalar: Int] = [:]
        for word in all { for scalar in word.unicodeScalars { uses[scalar, default: 0] += 1 } }
        return uses.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    }()

    /// A text of about so many ideographs.
    static func text(count: Int, using random: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        // Words are rare in a text of rare characters, ambiguous in one of frequent characters.
        let range = [20, 200, 2000, characters.count].randomElement(using: &random)!
        let wordShare = Int.random(in: 0...4, using: &random)
        while text.count < count {
            if Int.random(in: 0..<4, using: &random) < wordShare {
                // Words are sorted by length; those that share a character meet more often.
                let near = Int.random(in: 0..<all.count, using: &random)
                for _ in 0..<Int.random(in: 1...4, using: &random) {
                    let place = near + Int.random(in: 0..<50, using: &random)
                    text.append(contentsOf: all[min(place, all.count - 1)].unicodeScalars)
                }
            } else if Int.random(in: 0..<50, using: &random) == 0 {
                text.append(Unicode.Scalar(UInt32.random(in: 0x4E00...0x9FFF, using: &random))!)
            } else {
                text.append(characters[Int.random(in: 0..<range, using: &random)])
            }
        }
        return String(text.prefix(count))
    }
}
