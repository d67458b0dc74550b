/// The tokens of the result whose place isn't that among the tokens of one index.
///
/// They are gathered from all other indexes first, and then compared with those of the one.
struct MovedTokens {
    /// A token, and where it stands.
    struct Token {
        var kind: UInt8
        var count = 0

        /// The last source that has the token, and its rank there.
        var source: Int?
        var rank = 0

        /// Whether the token stands in the result as often as in the one index.
        var isSettled = false
    }

    /// The tokens, first of all the joiner, which always exists.
    private(set) var tokens: [Token] = []

    private var table = ByteTable()

    /// The number of tokens.
    var count: Int { tokens.count }

    init() {
        [].withRawSpan { _ = number(of: 0..<0, in: $0, kind: 0) }
    }

    private mutating func number(of surface: Range<Int>, in bytes: RawSpan, kind: UInt8) -> Int {
        let (number, isNew) = table.number(of: surface, in: bytes, tag: kind)
        if isNew { tokens.append(Token(kind: kind)) }
        return Int(number)
    }

    private mutating func count(_ count: Int, of number: Int, source: Int, rank: Int) {
        tokens[number].count += count
        tokens[number].source = source
        tokens[number].rank = rank
    }

    /// Takes all tokens of an index, and returns the number of each; that of the joiner for those that are
    /// left out.
    mutating func add(_ tables: IndexTables, counts: [Int], source: Int) -> [UInt32] {
        let vocabulary = tables.vocabulary
        var numbers = [UInt32](repeating: 0, count: vocabulary.count)
        tables.file.withBytes { bytes in
            vocabulary.compareTokens(in: bytes)
            for rank in 0..<vocabulary.count where counts[rank] > 0 {
                let record = vocabulary.record(of: rank, in: bytes)
                let surface = vocabulary.surface(of: record, rank)
                let number = number(of: surface, in: bytes, kind: record.kind.rawValue)
                count(counts[rank], of: number, source: source, rank: rank)
                numbers[rank] = UInt32(number)
            }
        }
        return numbers
    }

    /// Takes the tokens of an index that don't keep their place, and returns them with their numbers; that
    /// of the joiner for those that are left out.
    mutating func compare(
        _ vocabulary: Vocabulary,
        counts: [Int],
        source: Int,
        in bytes: RawSpan
    ) -> [(rank: Int, number: Int)] {
        var moved: [(rank: Int, number: Int)] = []
        vocabulary.compareTokens(in: bytes)
        for rank in 0..<vocabulary.count {
            let record = vocabulary.record(of: rank, in: bytes)
            let surface = vocabulary.surface(of: record, rank)
            let frequency = vocabulary.frequency(of: rank, in: bytes)
            let kind = record.kind.rawValue
            if let known = table.find(surface, in: bytes, tag: kind) {
                let number = Int(known)
                count(counts[rank], of: number, source: source, rank: rank)
                tokens[number].isSettled = tokens[number].count == frequency
                if !tokens[number].isSettled { moved.append((rank, number)) }
            } else if counts[rank] != frequency {
                var number = 0
                if counts[rank] > 0 {
                    number = self.number(of: surface, in: bytes, kind: kind)
                    count(counts[rank], of: number, source: source, rank: rank)
                }
                moved.append((rank, number))
            }
        }
        return moved
    }

    /// The numbers of the tokens that are to be put between the others, in their order.
    func sorted() -> [Int] {
        let present = tokens.indices.filter {
            !tokens[$0].isSettled && (tokens[$0].count > 0 || $0 == 0)
        }
        return present.sorted { left, right in
            let (a, b) = (tokens[left], tokens[right])
            if a.count != b.count { return a.count > b.count }
            let order = table.withBytes(of: left) { left in
                table.withBytes(of: right) { left.order(against: $0) }
            }
            return order != 0 ? order < 0 : a.kind < b.kind
        }
    }

    /// The first rank of an index, from one on, whose token stands behind one of these.
    ///
    /// - Complexity: O(log(distance)).
    func place(
        of number: Int,
        from start: Int,
        in vocabulary: Vocabulary,
        _ bytes: RawSpan
    ) -> Int {
        var low = start
        var high = start
        var step = 1
        while high < vocabulary.count, isBehind(number, high, of: vocabulary, bytes) {
            low = high + 1
            high += step
            step *= 2
        }
        high = min(high, vocabulary.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(number, middle, of: vocabulary, bytes) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }

    /// Whether a token stands behind one of an index.
    private func isBehind(
        _ number: Int,
        _ rank: Int,
        of vocabulary: Vocabulary,
        _ bytes: RawSpan
    ) -> Bool {
        let frequency = vocabulary.frequency(of: rank, in: bytes)
        let token = tokens[number]
        if token.count != frequency { return token.count < frequency }
        let record = vocabulary.record(of: rank, in: bytes)
        let surface = bytes.extracting(bytes.inside(vocabulary.surface(of: record, rank)))
        let order = table.withBytes(of: number) { $0.order(against: surface) }
        return order != 0 ? order > 0 : token.kind > record.kind.rawValue
    }
}
