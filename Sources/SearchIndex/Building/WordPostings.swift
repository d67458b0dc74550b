/// Makes the lists of words out of the occurrences of tokens in all chunks.
///
/// A chunk knows for each of its tokens in which paragraphs it stands. Threads take ranges of words,
/// gather the occurrences of their tokens in the order of the paragraphs, and encode them.
struct WordPostings: Sendable {
    private let chunks: [Chunk]

    /// For each chunk the words of its tokens in the upper half, ascending, and in the lower the places
    /// of the tokens in the chunk.
    private let words: [[UInt64]]

    /// The ranges of words, with about as many occurrences each.
    private let ranges: [Range<Int>]

    /// Divides the work into parts.
    ///
    /// - Parameters:
    ///   - chunks: All paragraphs, in their order.
    ///   - words: For each chunk, what ``words(of:tokenWords:)`` gives.
    ///   - lexicon: All words.
    ///   - parts: About how many parts to make.
    init(_ chunks: [Chunk], words: [[UInt64]], lexicon: MergedLexicon, parts: Int) {
        self.chunks = chunks
        self.words = words
        var counts = [Int](repeating: 0, count: lexicon.words.count)
        for token in lexicon.tokens where token.word >= 0 { counts[token.word] += token.count }
        let share = counts.reduce(0, +) / max(1, parts) + 1
        var ranges: [Range<Int>] = []
        var start = 0
        var count = 0
        for word in counts.indices {
            count += counts[word]
            if count >= share || word + 1 == counts.count {
                ranges.append(start..<(word + 1))
                (start, count) = (word + 1, 0)
            }
        }
        self.ranges = ranges
    }

    /// The words of a chunk's tokens, ascending, in the upper half, with the places of the tokens.
    ///
    /// - Parameters:
    ///   - chunk: A chunk.
    ///   - tokenWords: For each token of the chunk's worker the number of its word, `.max` for none.
    ///   - sort: What sorts them.
    /// - Returns: As many numbers as there are tokens with words.
    static func words(
        of chunk: Chunk,
        tokenWords: Span<UInt32>,
        sort: inout RadixSort
    ) -> [UInt64] {
        var words: [UInt64] = []
        words.reserveCapacity(chunk.distinct.count)
        var largest: UInt64 = 0
        for (place, token) in chunk.distinct.enumerated() {
            let word = UInt64(tokenWords[Int(token)])
            guard word != UInt64(UInt32.max) else { continue }
            largest = max(largest, word)
            words.append(word << 32 | UInt64(place))
        }
        var numbers = words.mutableSpan
        sort.sort(
            &numbers,
            in: numbers.indices,
            by: 32..<(96 - max(1, largest).leadingZeroBitCount)
        )
        return words
    }

    /// The number of parts.
    var partCount: Int { ranges.count }

    /// Encodes the lists of a part.
    ///
    /// - Complexity: O(occurrences of the part + chunks).
    func encode(
        _ part: Int,
        of lexicon: MergedLexicon,
        lengths: Span<UInt32>
    ) -> EncodedPostings.Part {
        let range = ranges[part]
        let (ends, occurrences) = gather(range)
        let (words, wordBytes) = (lexicon.words, lexicon.wordBytes)
        var encoded = EncodedPostings.Part(shape: .weighted)
        var numbers: [UInt32] = []
        var frequencies: [UInt32] = []
        var start = 0
        for (word, end) in zip(range, ends) {
            guard end > start else { continue }
            let own = occurrences.span.extracting(start..<end)
            var count = Self.count(own, &numbers, &frequencies)
            if count == 0 { count = Self.countUnsorted(own, &numbers, &frequencies) }
            start = end
            wordBytes.withRawSpan {
                encoded.append(
                    $0.extracting(words[word]),
                    numbers: numbers.span.extracting(..<count),
                    frequencies: frequencies.span.extracting(..<count),
                    lengths: lengths
                )
            }
        }
        return encoded
    }

    /// The paragraphs of all occurrences of some words, in the order of chunks, and where those of each
    /// word end.
    private func gather(_ range: Range<Int>) -> (ends: [Int], occurrences: [UInt32]) {
        var ends = [Int](repeating: 0, count: range.count)
        let parts = words.map { Self.part(of: $0, range) }
        for (chunk, part) in zip(chunks, parts) {
            let occurrenceEnds = chunk.occurrenceEnds.span
            for item in part {
                let (word, place) = (Int(item >> 32), Int(truncatingIfNeeded: item & 0xFFFF_FFFF))
                let start = place == 0 ? 0 : occurrenceEnds[place &- 1]
                ends[word - range.lowerBound] += Int(occurrenceEnds[place] &- start)
            }
        }
        // Where the next occurrence goes; in the end, where the last of a word ends.
        var end = 0
        for word in ends.indices {
            let count = ends[word]
            ends[word] = end
            end += count
        }
        var occurrences = [UInt32](repeating: 0, count: end)
        var target = occurrences.mutableSpan
        var next = ends.mutableSpan
        for (chunk, part) in zip(chunks, parts) {
            let source = chunk.occurrences.span
            let first = UInt32(truncatingIfNeeded: chunk.firstParagraph)
            for item in part {
                let (word, place) = (Int(item >> 32), Int(truncatingIfNeeded: item & 0xFFFF_FFFF))
                var at = next[word &- range.lowerBound]
                for index in chunk.occurrences(of: place) {
                    target[at] = first &+ UInt32(source[index])
                    at &+= 1
                }
                next[word &- range.lowerBound] = at
            }
        }
        return (ends, occurrences)
    }

    private static func part(of words: [UInt64], _ range: Range<Int>) -> ArraySlice<UInt64> {
        words[place(of: range.lowerBound, in: words)..<place(of: range.upperBound, in: words)]
    }

    private static func place(of word: Int, in words: [UInt64]) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words[middle] >> 32) < word { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Counts how often each paragraph occurs, and returns how many there are; 0 if they aren't in
    /// order, as where two tokens of a chunk are the same word.
    private static func count(
        _ occurrences: Span<UInt32>,
        _ numberArray: inout [UInt32],
        _ frequencyArray: inout [UInt32]
    ) -> Int {
        if numberArray.count < occurrences.count {
            let capacity = max(occurrences.count, 2 * numberArray.count)
            numberArray = Array(repeating: 0, count: capacity)
            frequencyArray = Array(repeating: 0, count: capacity)
        }
        var numbers = numberArray.mutableSpan
        var frequencies = frequencyArray.mutableSpan
        var last = occurrences[0]
        var place = 0
        var frequency: UInt32 = 0
        var isSorted = true
        // Without branches, which would be guessed wrong too often.
        for index in occurrences.indices {
            let number = occurrences[index]
            let isNew = number != last
            isSorted = isSorted && number >= last
            place &+= isNew ? 1 : 0
            frequency = isNew ? 1 : frequency &+ 1
            numbers[place] = number
            frequencies[place] = frequency
            last = number
        }
        return isSorted ? place + 1 : 0
    }

    private static func countUnsorted(
        _ occurrences: Span<UInt32>,
        _ numbers: inout [UInt32],
        _ frequencies: inout [UInt32]
    ) -> Int {
        var sorted: [UInt32] = []
        sorted.reserveCapacity(occurrences.count)
        for index in occurrences.indices { sorted.append(occurrences[index]) }
        sorted.sort()
        return count(sorted.span, &numbers, &frequencies)
    }
}
