/// Walks through the terms of several dictionaries at once, in byte order.
struct MergedTerms {
    private let files: [MappedFile]
    private var iterators: [TermIterator]
    private var heads: [(term: [UInt8], entry: TermEntry)?]
    private let end: [UInt8]?
    private var last: [UInt8]?

    /// The sources that hold the current term, with its entry there.
    private(set) var entries: [(source: Int, entry: TermEntry)] = []

    /// Begins with the first term that doesn't stand before one, and ends before another.
    init(
        _ dictionaries: [(file: MappedFile, dictionary: TermDictionary)],
        from first: [UInt8] = [],
        to end: [UInt8]? = nil
    ) {
        self.end = end
        files = dictionaries.map(\.file)
        iterators = dictionaries.map { file, dictionary in
            let number = file.withBytes { bytes in
                first.withRawSpan { dictionary.firstNumber(from: $0, in: bytes) }
            }
            return dictionary.iterator(from: number)
        }
        heads = Array(repeating: nil, count: dictionaries.count)
        for source in iterators.indices { advance(source) }
    }

    /// The next term; `nil` behind the last.
    ///
    /// - Complexity: O(number of dictionaries).
    mutating func next() -> [UInt8]? {
        var least: [UInt8]?
        entries.removeAll(keepingCapacity: true)
        for (source, head) in heads.enumerated() {
            guard let head else { continue }
            let order = least.map { Self.order(head.term, $0) } ?? -1
            if order > 0 { continue }
            if order < 0 {
                least = head.term
                entries.removeAll(keepingCapacity: true)
            }
            entries.append((source, head.entry))
        }
        guard let least else { return nil }
        for (source, _) in entries { advance(source) }
        return least
    }

    private mutating func advance(_ source: Int) {
        var next = files[source].withBytes { iterators[source].next(in: $0) }
        // In a damaged dictionary a term may stand behind the next one.
        while let head = next, let last = heads[source]?.term, Self.order(head.term, last) <= 0 {
            next = files[source].withBytes { iterators[source].next(in: $0) }
        }
        if let head = next, let end, Self.order(head.term, end) >= 0 { next = nil }
        heads[source] = next
    }

    private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
        left.withRawSpan { left in right.withRawSpan { left.order(against: $0) } }
    }
}
