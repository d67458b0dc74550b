/// Walks through the terms of several dictionaries at once, in byte order.
struct MergedTerms {
    /// The next term of one dictionary, in a buffer of its own.
    private struct Head {
        let file: MappedFile
        let dictionary: TermDictionary
        var reader: EntryReader?
        var number: Int
        var term: [UInt8] = []
        var isAtEnd = false

        /// Moves to the next term.
        mutating func advance() {
            file.withBytes { bytes in
                guard number < dictionary.count else {
                    isAtEnd = true
                    return
                }
                if reader == nil || number % TermDictionary.blockCount == 0 {
                    let block = number / TermDictionary.blockCount
                    reader = EntryReader(block: block, in: bytes, of: dictionary)
                    term.removeAll(keepingCapacity: true)
                    for _ in 0..<(number % TermDictionary.blockCount) { step(in: bytes) }
                }
                step(in: bytes)
                number += 1
            }
        }

        private mutating func step(in bytes: RawSpan) {
            guard reader?.readNext(in: bytes) == true, let shared = reader?.shared,
                let suffix = reader?.suffix
            else {
                isAtEnd = true
                return
            }
            term.removeLast(max(0, term.count - shared))
            term.append(copying: bytes.extracting(bytes.inside(suffix)))
        }

        var entry: TermEntry? { reader?.entry }
    }

    private var heads: [Head]
    private let end: [UInt8]?
    private var least = 0

    /// The sources that hold the current term, with its entry there.
    private(set) var entries: [(source: Int, entry: TermEntry)] = []

    /// The current term.
    var term: [UInt8] { heads[least].term }

    /// Begins with the first term that doesn't stand before one, and ends before another.
    init(
        _ dictionaries: [(file: MappedFile, dictionary: TermDictionary)],
        from first: [UInt8] = [],
        to end: [UInt8]? = nil
    ) {
        self.end = end
        heads = dictionaries.map { file, dictionary in
            let number = file.withBytes { bytes in
                first.withRawSpan { dictionary.firstNumber(from: $0, in: bytes) }
            }
            return Head(file: file, dictionary: dictionary, number: number)
        }
        for source in heads.indices { heads[source].advance() }
    }

    /// Moves to the next term; false behind the last.
    ///
    /// - Complexity: O(number of dictionaries).
    mutating func next() -> Bool {
        for (source, _) in entries { heads[source].advance() }
        entries.removeAll(keepingCapacity: true)
        for source in heads.indices where !heads[source].isAtEnd {
            let order =
                entries.isEmpty ? -1 : Self.order(heads[source].term, heads[least].term)
            if order > 0 { continue }
            if order < 0 {
                least = source
                entries.removeAll(keepingCapacity: true)
            }
            if let entry = heads[source].entry { entries.append((source, entry)) }
        }
        guard !entries.isEmpty else { return false }
        if let end, Self.order(heads[least].term, end) >= 0 { return false }
        return true
    }

    private static func order(_ left: [UInt8], _ right: [UInt8]) -> Int {
        left.withRawSpan { left in right.withRawSpan { left.order(against: $0) } }
    }
}
