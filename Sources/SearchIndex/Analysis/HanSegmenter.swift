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

    /// For each place the best key of words of three characters or more; `.max` between cuts.
    private var pending: [UInt32] = []

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
        switch words {
        case .arranged(let dictionary):
            if codes.count <= range.count { codes = Array(repeating: 0, count: range.count + 1) }
            // Moved out and back, to be read while the rest is changed.
            var codes = self.codes
            self.codes = []
            Self.encode(units, range, by: dictionary.codes.span, into: &codes)
            _ = cut(codes: codes.span.extracting(0...range.count), by: dictionary)
            self.codes = codes
        case .stored(let dictionary):
            makeRoom(for: range.count)
            dictionary.withUnits { trie in
                Self.findWays(units.extracting(range), in: trie, keys: &keys)
            }
            _ = keepBest(range.count)
        }
    }

    /// Finds the words of characters given by their codes in a dictionary.
    ///
    /// - Parameters:
    ///   - codes: At most ``limit`` codes, and behind them that of what stands in no word.
    ///   - dictionary: The dictionary.
    /// - Returns: The number of words.
    /// - Complexity: Linear in the number of codes.
    mutating func cut(codes: Span<UInt16>, by dictionary: HanDictionary) -> Int {
        let count = codes.count - 1
        precondition(codes[count] == HanDictionary.unknown, "the last word ends")
        makeRoom(for: count)
        // Moved out and back: spans of two properties at once would both borrow `self`.
        var (keys, pending) = (self.keys, self.pending)
        (self.keys, self.pending) = ([], [])
        Self.findWays(
            codes,
            heads: dictionary.heads.span,
            slots: dictionary.slots.span,
            keys: &keys,
            pending: &pending
        )
        (self.keys, self.pending) = (keys, pending)
        return keepBest(count)
    }

    private mutating func makeRoom(for count: Int) {
        precondition(count <= Self.limit, "too many characters at once")
        guard keys.count <= count else { return }
        keys = Array(repeating: 0, count: count + 1)
        pending = Array(repeating: .max, count: count + 4)
        lengths = Array(repeating: 0, count: count)
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
        keys keyArray: inout [UInt32],
        pending pendingArray: inout [UInt32]
    ) {
        let count = codes.count - 1
        var keys = keyArray.mutableSpan
        var pending = pendingArray.mutableSpan
        // The best keys here, one and two places on; those further on are pending.
        var here: UInt32 = 0
        var next = UInt32.max
        var second = UInt32.max
        var code = Int(codes[0])
        keys[0] = 0
        for start in 0..<count {
            // A key of the word that begins here, without its cost; one less for each character.
            var key = (here & ~31) &+ 30
            let head = heads[code]
            next = min(next, key &+ UInt32(truncatingIfNeeded: head &>> 32) &<< 5)
            key &-= 1
            // Words of two characters without a branch, which would be guessed wrong too often. No
            // node has the base 0, so that no slot matches where there is none.
            let following = Int(codes[start &+ 1])
            let slot = slots[Int(UInt32(truncatingIfNeeded: head)) &+ following]
            let isChild = Int(slot &>> 48) == following
            // What is no word costs more than its characters alone, so it never stays.
            let value = UInt32(truncatingIfNeeded: slot &>> 32) & 0xFFFF
            second = min(second, isChild ? key &+ value &<< 5 : .max)
            var base = isChild ? UInt32(truncatingIfNeeded: slot) : 0
            var place = start &+ 2
            while base > 0 {
                let code = codes[place]
                let slot = slots[Int(base) &+ Int(code)]
                if slot &>> 48 != code { break }
                place &+= 1
                key &-= 1
                let value = UInt32(truncatingIfNeeded: slot &>> 32) & 0xFFFF
                pending[place] = min(pending[place], key &+ value &<< 5)
                base = UInt32(truncatingIfNeeded: slot)
            }
            keys[start &+ 1] = next
            (here, next, second) = (next, second, pending[start &+ 3])
            pending[start &+ 3] = .max
            code = following
        }
    }

    /// Goes back the best way, notes its words and returns their number.
    private mutating func keepBest(_ count: Int) -> Int {
        var place = count
        var words = 0
        while place > 0 {
            let length = Int(31 - keys[place] & 31)
            place -= length
            lengths[place] = UInt8(truncatingIfNeeded: length)
            words += 1
        }
        return words
    }
}
