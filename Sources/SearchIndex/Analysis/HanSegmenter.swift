/// Cuts ideographs into the words that cost least, as ICU's `CjkBreakEngine` does.
///
/// A word costs its value in the dictionary, an ideograph that is no word 255. The best way to a place
/// is kept while places are passed from left to right, each extended by all words that begin there; of
/// equal ways the one found first stays (Viterbi 1967).
struct HanSegmenter {
    /// The words, arranged for much text, or as ICU has them for little.
    enum Words {
        case arranged(HanDictionary)
        case stored(StoredDictionary)
    }

    let words: Words

    private var codes: [UInt16] = []

    /// For each place, the cost of the best way there, times 32, plus 31 less the length of the last
    /// word.
    ///
    /// The least of these numbers is the best way that was found first: among the words that end at a
    /// place, a longer one begins earlier.
    private var keys: [UInt32] = []

    /// After a cut, the length of the word at each place where one begins.
    private(set) var lengths: [UInt8] = []

    /// The most characters that can be cut at once without overflow of a cost.
    static let limit = 1 << 15

    init(_ words: Words) {
        self.words = words
    }

    /// Finds the words of plain ideographs with lone punctuation between them; every mark is a word.
    ///
    /// No word of the dictionary holds a mark, so that the way leads over each.
    ///
    /// - Parameters:
    ///   - units: A text.
    ///   - range: What of it is to be cut, at most ``limit`` units.
    ///
    /// - Complexity: Linear in the length of the range.
    mutating func cut(_ units: Span<UInt16>, _ range: Range<Int>) {
        let count = range.count
        precondition(count <= Self.limit, "too many characters at once")
        if lengths.count < count {
            codes = Array(repeating: 0, count: count + 1)
            keys = Array(repeating: 0, count: count + 1)
            lengths = Array(repeating: 0, count: count)
        }
        switch words {
        case .arranged(let dictionary):
            // Moved out and back: spans of two properties at once would both borrow `self`.
            var (codes, keys) = (self.codes, self.keys)
            (self.codes, self.keys) = ([], [])
            Self.encode(units, range, by: dictionary.codes.span, into: &codes)
            Self.findWays(
                codes.span.extracting(0...count),
                heads: dictionary.heads.span,
                slots: dictionary.slots.span,
                keys: &keys
            )
            (self.codes, self.keys) = (codes, keys)
        case .stored(let dictionary):
            dictionary.withUnits { trie in
                Self.findWays(units.extracting(range), in: trie, keys: &keys)
            }
        }
        keepBest(count)
    }

    /// Finds the best way to each place by the words as ICU has them.
    private static func findWays(
        _ units: Span<UInt16>,
        in trie: Span<UInt16>,
        keys: inout [UInt32]
    ) {
        for place in 0...units.count { keys[place] = .max }
        keys[0] = 0
        for start in units.indices {
            let cost = keys[start] >> 5
            // A key of the word that begins here, without its cost; one less for each character.
            var key = cost << 5 &+ 31
            var node = UCharsTrie.Node.root
            var unknown: UInt32? = UInt32(HanDictionary.unknownCost)
            for place in start..<min(units.count, start + HanWordTree.depthLimit) {
                key &-= 1
                let isKnown = HanContext.isPlain(units[place])
                let next = isKnown ? UCharsTrie.step(node, units[place], in: trie) : nil
                let value = next.flatMap { UCharsTrie.value(of: $0, in: trie) } ?? unknown
                unknown = nil
                if let value {
                    keys[place + 1] = min(keys[place + 1], key &+ min(value, costLimit) << 5)
                }
                guard let next else { break }
                node = next
            }
        }
    }

    private static let costLimit = UInt32(HanWordTree.costLimit)

    /// Writes the code of each character, and one behind that ends every word.
    private static func encode(
        _ units: Span<UInt16>,
        _ range: Range<Int>,
        by table: Span<UInt16>,
        into codeArray: inout [UInt16]
    ) {
        var codes = codeArray.mutableSpan
        var place = 0
        for index in range {
            let character = Int(units[index] &- 0x4E00)
            codes[place] = character < table.count ? table[character] : HanDictionary.unknown
            place &+= 1
        }
        codes[place] = HanDictionary.unknown
    }

    /// Finds the best way to each place.
    private static func findWays(
        _ codes: Span<UInt16>,
        heads: Span<UInt64>,
        slots: Span<UInt64>,
        keys keyArray: inout [UInt32]
    ) {
        let count = codes.count - 1
        var keys = keyArray.mutableSpan
        for place in codes.indices { keys[place] = .max }
        keys[0] = 0
        for start in 0..<count {
            let cost = keys[start] >> 5
            let head = heads[Int(codes[start])]
            // A key of the word that begins here, without its cost; one less for each character.
            var key = cost << 5 &+ 30
            var place = start &+ 1
            keys[place] = min(keys[place], key &+ UInt32(truncatingIfNeeded: head >> 32) << 5)
            var base = UInt32(truncatingIfNeeded: head)
            while base > 0 {
                let code = codes[place]
                let slot = slots[Int(base) &+ Int(code)]
                if slot >> 48 != code { break }
                place &+= 1
                key &-= 1
                // What is no word costs more than its characters alone, so it never stays.
                let value = UInt32(truncatingIfNeeded: slot >> 32) & 0xFFFF
                keys[place] = min(keys[place], key &+ value << 5)
                base = UInt32(truncatingIfNeeded: slot)
            }
        }
    }

    /// Goes back the best way and notes its words.
    private mutating func keepBest(_ count: Int) {
        var place = count
        while place > 0 {
            let length = Int(31 - keys[place] & 31)
            place -= length
            lengths[place] = UInt8(truncatingIfNeeded: length)
        }
    }
}
