@testable internal import SearchIndex

/// Encoding, decoding, seeking and intersecting, on the longest lists of the words of an index.
struct PostingsParts {
    private let index: SearchIndex

    /// The longest lists, the longest first.
    private let entries: [TermEntry]

    init(index: SearchIndex) throws {
        self.index = index
        entries = try index.answer { bytes in
            var entries: [TermEntry] = []
            var iterator = index.words.iterator()
            while let (_, entry) = iterator.next(in: bytes) { entries.append(entry) }
            return Array(entries.sorted { $0.count > $1.count }.prefix(200))
        }
    }

    func measure() throws(SearchIndexError) {
        let total = entries.reduce(0) { $0 + $1.count }
        print("postings: the \(entries.count) longest lists, \(total) postings")
        try index.answer { bytes throws(SearchIndexError) in
            try measureDecoding(total, in: bytes)
            try measureSeeking(in: bytes)
        }
    }

    private func measureDecoding(_ total: Int, in bytes: RawSpan) throws(SearchIndexError) {
        let millions = Double(total) / 1e6
        let limit = PostingsCursor.end
        try Parts.measure("walk through numbers and frequencies", "million", amount: millions) {
            () throws(SearchIndexError) in
            var sum = 0
            for entry in entries {
                var cursor = PostingsCursor(entry, shape: .weighted, in: bytes)
                cursor.visitRest(below: limit, in: bytes) { sum &+= Int($0 &+ $1) }
            }
            return sum
        }
        try Parts.measure("decode blocks", "million", amount: millions) {
            () throws(SearchIndexError) in
            var sum = 0
            var block = PostingsBlock()
            for entry in entries {
                let list = PostingsList(entry, shape: .weighted, in: bytes)
                for place in 0..<list.fullBlocks {
                    block.load(place, of: list, in: bytes)
                    block.loadFrequencies(of: list, in: bytes)
                    sum &+= Int(block.lastNumber)
                }
            }
            return sum
        }
        let lists = entries.map { entry in
            var cursor = PostingsCursor(entry, shape: .weighted, in: bytes)
            var numbers: [UInt32] = []
            var frequencies: [UInt32] = []
            cursor.visitRest(below: limit, in: bytes) {
                numbers.append($0)
                frequencies.append($1)
            }
            return (numbers: numbers, frequencies: frequencies)
        }
        try Parts.measure("encode, with block maxima", "million", amount: millions) {
            () throws(SearchIndexError) in
            var writer = PostingsWriter(shape: .weighted)
            for list in lists {
                _ = writer.append(
                    numbers: list.numbers.span,
                    frequencies: list.frequencies.span,
                    lengths: { $0 & 255 }
                )
            }
            return writer.bytes.count
        }
    }

    private func measureSeeking(in bytes: RawSpan) throws(SearchIndexError) {
        let paragraphs = UInt32(index.paragraphCount)
        let step: UInt32 = 997
        let seeks = entries.count * Int(paragraphs / step)
        try Parts.measure("seek", "million", amount: Double(seeks) / 1e6) {
            () throws(SearchIndexError) in
            var sum = 0
            for entry in entries {
                var cursor = PostingsCursor(entry, shape: .weighted, in: bytes)
                var target: UInt32 = 0
                while target < paragraphs {
                    cursor.advance(to: target, in: bytes)
                    sum &+= Int(cursor.number)
                    target += step
                }
            }
            return sum
        }
        let pairs = entries.count - 1
        try Parts.measure("intersect two lists", "thousand", amount: Double(pairs) / 1e3) {
            () throws(SearchIndexError) in
            var common = 0
            for place in 0..<pairs { common += intersection(place, in: bytes) }
            return common
        }
    }

    private func intersection(_ place: Int, in bytes: RawSpan) -> Int {
        var long = PostingsCursor(entries[place], shape: .weighted, in: bytes)
        var short = PostingsCursor(entries[place + 1], shape: .weighted, in: bytes)
        var common = 0
        while short.number < PostingsCursor.end {
            long.advance(to: short.number, in: bytes)
            if long.number == short.number {
                common += 1
                short.advance(in: bytes)
            } else {
                short.advance(to: long.number, in: bytes)
            }
        }
        return common
    }
}
