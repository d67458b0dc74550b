/// The words that a user added, in byte order.
///
///     count u32 | ends u32 each, from the end of this array on | words
struct AddedWordTable: Sendable {
    /// The number of words.
    let count: Int

    private let section: Range<Int>
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(4), in: bytes)
        count = Int(bytes.load(UInt32.self, at: section.lowerBound))
        guard section.count >= 4, count <= (section.count - 4) / 4 else { return nil }
        self.section = section
        self.checksums = checksums
    }

    /// The bytes of a table.
    static func write(_ added: AddedWords) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: UInt32(added.words.count))
        var end = 0
        for word in added.words {
            end += word.count
            writer.append(integer: UInt32(end))
        }
        for word in added.words { writer.append(word) }
        return writer.bytes
    }

    /// All words.
    func words(in bytes: RawSpan) -> AddedWords {
        checksums.compare(section, in: bytes)
        return AddedWords(sorted: (0..<count).map { bytes.extracting(place($0, bytes)).copied() })
    }

    /// The number of bytes of the longest word that a text begins with; 0 if it begins with none.
    ///
    /// - Complexity: O(log(count)) for each of the words that begin as the text does.
    func longestWord(beginning text: RawSpan, in bytes: RawSpan) -> Int {
        guard count > 0 else { return 0 }
        checksums.compare(section, in: bytes)
        var length = min(text.byteCount, AddedWords.byteLimit)
        while length > 0 {
            let rest = text.extracting(..<length)
            let place = firstPlace(behind: rest, in: bytes)
            guard place > 0 else { return 0 }
            // What the text begins with stands before the text, and all between begins as it does.
            let word = bytes.extracting(self.place(place - 1, bytes))
            var common = 0
            while common < min(word.byteCount, length),
                word.load(UInt8.self, at: common) == rest.load(UInt8.self, at: common)
            { common += 1 }
            if common == word.byteCount { return common }
            // Of a damaged table nothing is sure.
            length = min(common, length - 1)
        }
        return 0
    }

    /// The number of words that stand before a text or are equal to it.
    private func firstPlace(behind text: RawSpan, in bytes: RawSpan) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            let word = bytes.extracting(place(middle, bytes))
            if word.order(against: text) <= 0 { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Where a word stands.
    private func place(_ word: Int, _ bytes: RawSpan) -> Range<Int> {
        let ends = section.lowerBound + 4
        let first = ends + 4 * count
        let start = word == 0 ? 0 : Int(bytes.load(UInt32.self, at: ends + 4 * (word - 1)))
        let end = Int(bytes.load(UInt32.self, at: ends + 4 * word))
        return bytes.inside(at: first + start, count: max(0, end - start)).clamped(to: section)
    }
}
