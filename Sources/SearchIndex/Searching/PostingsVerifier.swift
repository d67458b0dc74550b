/// Checks a dictionary and its postings, one by one.
struct PostingsVerifier {
    let index: SearchIndex

    /// Checks all terms of a dictionary.
    ///
    /// - Parameters:
    ///   - section: The section of the dictionary.
    ///   - lists: The section of its lists.
    ///   - dictionary: The dictionary.
    ///   - numbers: The numbers in the lists are below this.
    ///   - bytes: The bytes of the file.
    ///   - visit: Called with each term's number, a number of its list, and its frequency.
    /// - Returns: The sum of the frequencies of all terms.
    /// - Throws: `corrupt` with the first thing that is wrong.
    func verify(
        _ section: FileSection,
        _ lists: FileSection,
        _ dictionary: TermDictionary,
        numbers: Int,
        in bytes: RawSpan,
        _ visit: (Int, UInt32, UInt32) -> Void = { _, _, _ in }
    ) throws(SearchIndexError) -> Int {
        if let block = dictionary.wrongBlock(in: bytes) {
            throw corrupt(section, "block \(block) isn't what the top level tells")
        }
        var iterator = dictionary.iterator()
        var previous: [UInt8]?
        var listEnd = index.layout.range(of: lists).lowerBound
        var total = 0
        for number in 0..<dictionary.count {
            guard let (term, entry) = iterator.next(in: bytes) else {
                throw corrupt(section, "term \(number) is missing")
            }
            let isAscending = previous?.lexicographicallyPrecedes(term) ?? true
            guard isAscending else { throw corrupt(section, "term \(number) is out of order") }
            if entry.count > 1 {
                guard entry.list.lowerBound == listEnd, !entry.list.isEmpty else {
                    throw corrupt(section, "the list of term \(number) lies amiss")
                }
                listEnd = entry.list.upperBound
            }
            total += try verify(entry, of: dictionary, lists, numbers: numbers, in: bytes, visit)
            previous = term
        }
        guard listEnd == index.layout.range(of: lists).upperBound else {
            throw corrupt(lists, "lists end at \(listEnd)")
        }
        return total
    }

    private func verify(
        _ entry: TermEntry,
        of dictionary: TermDictionary,
        _ lists: FileSection,
        numbers: Int,
        in bytes: RawSpan,
        _ visit: (Int, UInt32, UInt32) -> Void
    ) throws(SearchIndexError) -> Int {
        let list = PostingsList(entry, shape: dictionary.shape, in: bytes)
        var cursor = PostingsCursor(entry, shape: dictionary.shape, in: bytes)
        var previous = -1
        var count = 0
        var total = 0
        var block = BlockMaxima()
        var maxima: [BlockMaxima] = []
        while cursor.number != PostingsCursor.end {
            let number = Int(cursor.number)
            let frequency = cursor.frequency(in: bytes)
            guard number > previous, number < numbers, frequency > 0 else {
                throw corrupt(lists, "posting \(count) of term \(entry.number) is amiss")
            }
            previous = number
            count += 1
            total += Int(frequency)
            visit(entry.number, cursor.number, frequency)
            if entry.count >= BlockPacking.count, count % BlockPacking.count == 0 {
                let block = count / BlockPacking.count - 1
                guard list.isTrue(lastNumber: cursor.number, of: block, in: bytes) else {
                    throw corrupt(lists, "block \(block) of term \(entry.number) ends elsewhere")
                }
            }
            if dictionary.shape.impactSize > 0, entry.count >= BlockPacking.count {
                let length = index.paragraphs.length(of: cursor.number, in: bytes)
                block.add(frequency: frequency, length: length)
                if count % BlockPacking.count == 0 || count == entry.count {
                    maxima.append(block)
                    block = BlockMaxima()
                }
            }
            cursor.advance(in: bytes)
        }
        guard count == entry.count else {
            throw corrupt(lists, "term \(entry.number) has \(count) postings")
        }
        try verify(maxima, of: entry, shape: dictionary.shape, lists, in: bytes)
        return total
    }

    /// Compares stored block maxima with those that follow from the postings.
    private func verify(
        _ maxima: [BlockMaxima],
        of entry: TermEntry,
        shape: PostingsShape,
        _ lists: FileSection,
        in bytes: RawSpan
    ) throws(SearchIndexError) {
        guard !maxima.isEmpty else { return }
        var expected = ByteWriter()
        var all = BlockMaxima()
        for block in maxima { all.add(block.reduced) }
        all.append(to: &expected, shape: shape)
        for block in maxima { block.append(to: &expected, shape: shape) }
        let stored = bytes.inside(at: entry.list.lowerBound, count: expected.count)
        let isTrue = expected.bytes.withRawSpan { bytes.extracting(stored).equals($0) }
        guard isTrue else { throw corrupt(lists, "block maxima of term \(entry.number) are wrong") }
    }

    private func corrupt(_ section: FileSection, _ reason: String) -> SearchIndexError {
        .corrupt(
            path: index.path,
            section: "\(section)",
            offset: index.layout.range(of: section).lowerBound,
            reason: reason
        )
    }
}
