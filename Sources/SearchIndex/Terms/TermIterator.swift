/// Walks through the terms of a dictionary in byte order.
struct TermIterator {
    let dictionary: TermDictionary
    private var term: [UInt8] = []
    private var number: Int
    private var reader: EntryReader?
    private var toSkip: Int

    init(dictionary: TermDictionary, from number: Int) {
        self.dictionary = dictionary
        self.number = max(0, number)
        toSkip = self.number % TermDictionary.blockCount
    }

    /// The next term and its postings; `nil` behind the last one.
    mutating func next(in bytes: RawSpan) -> (term: [UInt8], entry: TermEntry)? {
        while number < dictionary.count {
            if reader == nil || number % TermDictionary.blockCount == 0 {
                let block = number / TermDictionary.blockCount
                reader = EntryReader(block: block, in: bytes, of: dictionary)
                term.removeAll(keepingCapacity: true)
                for _ in 0..<toSkip where !step(in: bytes) { return nil }
                toSkip = 0
            }
            guard step(in: bytes), let entry = reader?.entry else { return nil }
            number += 1
            return (term, entry)
        }
        return nil
    }

    /// Reads one entry and turns the term into its own.
    private mutating func step(in bytes: RawSpan) -> Bool {
        guard reader?.readNext(in: bytes) == true, let reader else { return false }
        term.removeSubrange(min(reader.shared, term.count)...)
        for offset in reader.suffix { term.append(bytes.load(UInt8.self, at: offset)) }
        return true
    }
}
