/// Writes the terms of parts that follow one another.
extension TermDictionaryWriter {
    /// The terms that a thread takes at a time, a multiple of those of a block.
    private static let groupSize = 256 * TermDictionary.blockCount

    /// Writes the terms of parts that follow one another, on several threads.
    ///
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    static func write(
        _ parts: [EncodedPostings.Part],
        shape: PostingsShape,
        threads: Int
    ) throws(SearchIndexError) -> [UInt8] {
        precondition(parts.allSatisfy(\.isOrdered), "terms come in byte order")
        var starts: [(part: Int, term: Int, listOffset: Int)] = []
        var count = 0
        var listOffset = 0
        for (number, part) in parts.enumerated() {
            for (term, entry) in part.entries.enumerated() {
                if count.isMultiple(of: groupSize) { starts.append((number, term, listOffset)) }
                count += 1
                if entry.count > 1 { listOffset += Int(entry.value) }
            }
        }
        let groups = starts
        let written = try Parallel.map(groups.count, threads: threads) { number, _ in
            let start = groups[number]
            var writer = Self(shape: shape, listOffset: start.listOffset)
            writer.append(parts[start.part...], from: start.term, limit: groupSize)
            return writer
        }
        var dictionary = Self(shape: shape)
        for group in written { dictionary.append(group) }
        return try dictionary.finish()
    }

    private mutating func append(
        _ parts: ArraySlice<EncodedPostings.Part>,
        from first: Int,
        limit: Int
    ) {
        var first = first
        var rest = limit
        for part in parts {
            let end = min(part.entries.count, first + rest)
            append(part, first..<end)
            rest -= end - first
            first = 0
            guard rest > 0 else { return }
        }
    }

    /// Adds the terms of a part that follows those added before.
    mutating func append(_ part: EncodedPostings.Part) {
        append(part, part.entries.indices)
    }

    private mutating func append(_ part: EncodedPostings.Part, _ some: Range<Int>) {
        guard !some.isEmpty else { return }
        part.terms.withRawSpan { terms in
            var start = part.range(of: some.lowerBound).lowerBound
            for number in some {
                let entry = part.entries[number]
                let term = terms.extracting(start..<Int(entry.end))
                start = Int(entry.end)
                // What the first one shares with a term of another part isn't known.
                if number == some.lowerBound {
                    appendKey(term)
                } else {
                    appendKey(term, shared: min(Int(entry.shared), term.byteCount))
                }
                if entry.count == 1 {
                    append(single: entry.value, frequency: entry.frequency)
                } else {
                    append(count: Int(entry.count), listLength: Int(entry.value))
                }
            }
            remember(terms.extracting(part.range(of: some.upperBound - 1)))
        }
    }
}
