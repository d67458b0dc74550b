/// ICU's words of plain ideographs, ready for looking up all words that begin at a place.
///
/// Every character has a code, the more frequent in words the smaller. The words are a double array
/// (Aoe 1989): a node has a base, and its child by a character lies in the slot at the base plus the
/// character's code, which holds
///
///     63         48 47         32 31                     0
///     +------------+-------------+------------------------+
///     | code       | cost        | base, 0 for a leaf     |
///     +------------+-------------+------------------------+
///
/// No two nodes share a base, so that the code alone tells whether a slot is the child. The children of
/// the root are in an array of their own, by code, with the cost that ICU gives to a character that is
/// no word.
///
/// A dictionary never changes; its copies share their memory, in all threads.
struct HanDictionary: Sendable {
    /// The code of each plain ideograph from U+4E00 on; `unknown` if no word has it.
    let codes: [UInt16]

    /// For each code, what a slot would hold.
    let heads: [UInt64]

    /// The nodes below; long enough for every base and code.
    let slots: [UInt64]

    /// The code of what stands in no word.
    static let unknown: UInt16 = 1

    /// What ICU charges for a character that is no word.
    static let unknownCost: UInt16 = 255

    /// Arranges ICU's dictionary; `nil` if its layout is unknown or it makes no sense.
    ///
    /// - Complexity: Linear in the size of the dictionary, in practice.
    init?(_ data: DictionaryData) {
        guard DictionaryData.isKnown(data.indexes),
            let tree = HanWordTree(UCharsTrie(units: data.units)), tree.count > 1
        else { return nil }
        let codes = Self.codes(for: tree)
        var array = DoubleArray()
        var bases = [UInt32](repeating: 0, count: tree.count)
        for node in Self.inPlacingOrder(tree) {
            let labels = tree.children(of: node).map { codes[Int(tree.labels[$0] - 0x4E00)] }
            guard let base = array.place(labels.span) else { return nil }
            bases[node] = base
        }
        var slots = [UInt64](repeating: 0, count: array.count(withCodesBelow: codes.count + 2))
        for node in 0..<tree.count where bases[node] > 0 {
            for child in tree.children(of: node) {
                let code = codes[Int(tree.labels[child] - 0x4E00)]
                slots[Int(bases[node]) + Int(code)] =
                    UInt64(code) << 48 | UInt64(tree.costs[child]) << 32 | UInt64(bases[child])
            }
        }
        let unknownHead = UInt64(Self.unknownCost) << 32
        var heads = [UInt64](repeating: unknownHead, count: codes.count + 2)
        var headCodes: Set<UInt16> = []
        for child in tree.children(of: 0) {
            let code = codes[Int(tree.labels[child] - 0x4E00)]
            guard headCodes.insert(code).inserted else { return nil }
            let isWord = tree.costs[child] != HanWordTree.noWord
            let cost = isWord ? tree.costs[child] : Self.unknownCost
            heads[Int(code)] = UInt64(cost) << 32 | UInt64(bases[child])
        }
        (self.codes, self.heads, self.slots) = (codes, heads, slots)
    }

    /// Numbers the characters from 2 on, the most frequent first.
    private static func codes(for tree: HanWordTree) -> [UInt16] {
        var uses = [Int](repeating: 0, count: 0x9FA6 - 0x4E00)
        for node in 1..<tree.count { uses[Int(tree.labels[node] - 0x4E00)] += 1 }
        let used = uses.indices.filter { uses[$0] > 0 }
            .sorted { (uses[$1], $0) < (uses[$0], $1) }
        var codes = [UInt16](repeating: unknown, count: uses.count)
        for (rank, character) in used.enumerated() { codes[character] = UInt16(rank + 2) }
        return codes
    }

    /// The nodes with children, except for the root, those with the most children first.
    private static func inPlacingOrder(_ tree: HanWordTree) -> [Int] {
        var byCount: [[Int]] = []
        for node in 1..<tree.count {
            let count = tree.children(of: node).count
            if count == 0 { continue }
            while byCount.count <= count { byCount.append([]) }
            byCount[count].append(node)
        }
        return byCount.reversed().flatMap { $0 }
    }
}
