/// The lists of all terms of one kind as they stand in the file, and the dictionary that leads there.
struct EncodedPostings: Sendable {
    /// The section of the dictionary.
    let dictionary: [UInt8]

    /// The section of the lists.
    let lists: SectionBytes

    /// Puts together what was encoded in parts that follow one another.
    ///
    /// - Throws: `tooLarge` if the dictionary outgrows the format.
    init(shape: PostingsShape, parts: [Part], threads: Int) throws(SearchIndexError) {
        dictionary = try TermDictionaryWriter.write(parts, shape: shape, threads: threads)
        lists = SectionBytes(parts.map(\.lists))
    }

    /// Encodes terms with the few numbers of each, such as the words that hold a character.
    init(plain terms: [(term: [UInt8], numbers: [UInt32])]) throws(SearchIndexError) {
        var dictionary = TermDictionaryWriter(shape: .plain)
        var lists = PostingsWriter(shape: .plain)
        for (term, numbers) in terms {
            if numbers.count == 1 {
                dictionary.append(term, single: numbers[0])
            } else {
                let length = lists.append(
                    numbers: numbers.span,
                    frequencies: [UInt32]().span,
                    lengths: { _ in 0 }
                )
                dictionary.append(term, count: numbers.count, listLength: length)
            }
        }
        self.dictionary = try dictionary.finish()
        self.lists = SectionBytes([lists.bytes.bytes])
    }
}
