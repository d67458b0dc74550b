import Testing

@testable import SearchIndex

@Suite struct `Fuzzy word` {
    /// The whole table of distances: the oracle.
    private func distance(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars)
        let right = Array(right.unicodeScalars)
        var table = [[Int]](
            repeating: [Int](repeating: 0, count: right.count + 1),
            count: left.count + 1
        )
        for row in 0...left.count {
            for column in 0...right.count {
                if row == 0 || column == 0 {
                    table[row][column] = row + column
                    continue
                }
                let isSame = left[row - 1] == right[column - 1]
                var least = table[row - 1][column - 1] + (isSame ? 0 : 1)
                least = min(least, table[row - 1][column] + 1, table[row][column - 1] + 1)
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    least = min(least, table[row - 2][column - 2] + 1)
                }
                table[row][column] = least
            }
        }
        return table[left.count][right.count]
    }

    private func word(over alphabet: [Character], _ random: inout SplitMix) -> String {
        String(
            (0..<Int.random(in: 0...9, using: &random)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
            }
        )
    }

    @Test(
        arguments: [
            ("", "", 0), ("", "ab", 2), ("economy", "econmoy", 1), ("economy", "economic", 2),
            ("ab", "ba", 1), ("ca", "abc", 3), ("数字", "数学", 1), ("a", "😀b", 2),
            ("naïve", "naive", 1),
        ]
    )
    func `edits are counted in characters, a swap as one`(left: String, right: String, edits: Int) {
        for allowed in 1...2 {
            let bytes = Array(right.utf8)
            let matches = FuzzyWord(left, edits: allowed).matches(bytes.span)
            #expect(matches == (edits <= allowed))
        }
    }

    @Test(arguments: SplitMix.seeds, 0...2)
    func `words match as by the whole table`(seed: UInt64, edits: Int) {
        var random = SplitMix(seed: seed)
        for _ in 0..<4000 {
            let alphabet: [Character] = random.oneIn(2) ? ["a", "b"] : ["a", "é", "字", "😀"]
            let left = word(over: alphabet, &random)
            let right = word(over: alphabet, &random)
            let matches = FuzzyWord(left, edits: edits).matches(Array(right.utf8).span)
            #expect(matches == (distance(left, right) <= edits), "\(left) \(right)")
        }
    }

    @Test func `edits outside of the bounds count as the nearest`() {
        #expect(FuzzyWord("a", edits: -1).edits == 0)
        #expect(FuzzyWord("a", edits: Int.max).edits == 2)
    }

    @Test(arguments: SplitMix.seeds)
    func `any bytes can be compared`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<2000 {
            let bytes = random.bytes(Int.random(in: 0...12, using: &random))
            let word = String(decoding: random.bytes(4), as: UTF8.self)
            _ = FuzzyWord(word, edits: 2).matches(bytes.span)
        }
    }
}
