/// Walks through the terms of a dictionary that lie between two others, in byte order.
struct TermWalk {
    private let dictionary: TermDictionary
    private var reader: EntryReader
    private var number: Int
    private let end: Int

    /// The current term.
    private(set) var term: [UInt8] = []

    /// Its first eight bytes as a number that orders as they do.
    private var prefix: UInt64 = 0

    /// A term of another dictionary, and its first eight bytes.
    private var sought: [UInt8] = []
    private var soughtPrefix: UInt64 = 0

    /// Begins before the first term that doesn't stand before one, and ends before another.
    init(_ dictionary: TermDictionary, from first: [UInt8], to end: [UInt8]?, in bytes: RawSpan) {
        self.dictionary = dictionary
        number = first.withRawSpan { dictionary.firstNumber(from: $0, in: bytes) }
        self.end =
            end.map { $0.withRawSpan { dictionary.firstNumber(from: $0, in: bytes) } }
            ?? dictionary.count
        let skipped = number % TermDictionary.blockCount
        reader = EntryReader(block: number / TermDictionary.blockCount, in: bytes, of: dictionary)
        for _ in 0..<skipped { _ = step(in: bytes) }
    }

    /// How many bytes the current term shares with the one before; 0 at the beginning of a block.
    private(set) var shared = 0

    /// Calls a function with the bytes of the current term.
    @inline(__always)
    func withTerm<Result>(_ body: (RawSpan) -> Result) -> Result { term.withRawSpan(body) }

    /// The number of terms that are to come.
    var count: Int { max(0, end - number) }

    /// The postings of the current term.
    var entry: TermEntry { reader.entry }

    /// Moves to the next term; false behind the last.
    mutating func next(in bytes: RawSpan) -> Bool {
        guard number < end else { return false }
        if number.isMultiple(of: TermDictionary.blockCount) {
            let block = number / TermDictionary.blockCount
            reader = EntryReader(block: block, in: bytes, of: dictionary)
            term.removeAll(keepingCapacity: true)
        }
        number += 1
        return step(in: bytes)
    }

    private mutating func step(in bytes: RawSpan) -> Bool {
        guard reader.readNext(in: bytes) else { return false }
        shared = min(reader.shared, term.count)
        term.removeLast(term.count &- shared)
        term.append(copying: bytes.extracting(bytes.inside(reader.suffix)))
        if shared < 8 { prefix = term.withRawSpan { Self.prefix(of: $0) } }
        return true
    }

    @inline(__always)
    private static func prefix(of term: RawSpan) -> UInt64 {
        guard term.byteCount < 8 else { return term.load(UInt64.self, at: 0).byteSwapped }
        return TermDictionary.prefix(of: term)
    }

    /// Takes a term to compare others with.
    mutating func seek(_ term: [UInt8]) {
        sought = term
        soughtPrefix = term.withRawSpan { Self.prefix(of: $0) }
    }

    /// Moves to the first term that doesn't stand before the sought one, if the current one does; false if
    /// there is none.
    ///
    /// - Complexity: O(blocks that are passed).
    mutating func advance(in bytes: RawSpan) -> Bool {
        guard order < 0 else { return true }
        let own = (number - 1) / TermDictionary.blockCount
        let block = dictionary.block(from: own, before: soughtPrefix, in: bytes)
        if block > own { number = block * TermDictionary.blockCount }
        while next(in: bytes) {
            if order >= 0 { return true }
        }
        return false
    }

    /// Negative, zero or positive as the current term stands before, at or behind the sought one.
    var order: Int {
        guard prefix == soughtPrefix else { return prefix < soughtPrefix ? -1 : 1 }
        return term.withRawSpan { term in sought.withRawSpan { term.order(against: $0) } }
    }
}
