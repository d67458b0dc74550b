/// Finds the added words of one index, or of several that are searched as one, in the text of a query.
struct AddedWordFinder {
    /// An added word where it stands in a query.
    struct Found {
        /// The word, folded.
        var text: [UInt8]

        /// Which of the tokens that aren't white space lie in it as a whole.
        var tokens: Range<Int>
    }

    private let indexes: [SearchIndex]

    init(_ indexes: [SearchIndex]) {
        self.indexes = indexes.filter { $0.addedWords.count > 0 }
    }

    /// The added words of a text, from left to right, of several the longest.
    ///
    /// What is one token anyhow is a word already.
    func words(in analysis: Analysis) -> [Found] {
        guard !indexes.isEmpty else { return [] }
        var text = MatchText()
        text.load(analysis)
        let bytes = text.text
        var found: [Found] = []
        var token = 0
        var offset = 0
        while offset < bytes.count {
            let length = longestWord(in: bytes, from: offset)
            let end = offset + length
            guard length > 0, text.mayBegin(at: offset), text.mayBegin(at: end) else {
                offset += UTF8Scalars.decode(bytes.span, at: offset, before: bytes.count).length
                continue
            }
            while token < text.startCount, text.tokenStart(token) < offset { token += 1 }
            var behind = token
            while behind < text.startCount, text.tokenRange(behind).upperBound <= end {
                behind += 1
            }
            let isToken = behind == token + 1 && text.tokenRange(token) == offset..<end
            if !isToken {
                found.append(Found(text: Array(bytes[offset..<end]), tokens: token..<behind))
            }
            offset = end
        }
        return found
    }

    private func longestWord(in text: [UInt8], from offset: Int) -> Int {
        text.withRawSpan { text in
            let rest = text.extracting(offset...)
            return indexes.reduce(0) { longest, index in
                index.file.withBytes { bytes in
                    max(longest, index.addedWords.longestWord(beginning: rest, in: bytes))
                }
            }
        }
    }
}

extension MatchText {
    /// Whether a word may begin or end at an offset: where tokens do, or beside a character of a script
    /// whose words may stand anywhere.
    fileprivate func mayBegin(at offset: Int) -> Bool {
        if isBorder(offset) || isBesideHangul(offset) { return true }
        let text = bytes.span.extracting(..<count)
        let before = UTF8Scalars.border(in: text, atOrBefore: offset - 1)
        return [before, offset].contains { place in
            ScalarClass.isUnspaced(UTF8Scalars.decode(text, at: place, before: count).scalar)
        }
    }
}

extension SearchArchive {
    /// The words of a text that were added to any of the indexes, folded, from left to right.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if a file was written to.
    public func addedWords(in analysis: Analysis) throws(SearchIndexError) -> [String] {
        for index in indexes { _ = try index.addedWordList() }
        return AddedWordFinder(indexes).words(in: analysis)
            .map { String(decoding: $0.text, as: UTF8.self) }
    }
}

extension SearchIndex {
    /// The words that were added when the index was built.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    public func addedWordList() throws(SearchIndexError) -> AddedWords {
        try answer { addedWords.words(in: $0) }
    }
}
