extension MergedLexicon {
    /// Merges the tokens and words of several indexes, as far as some paragraph still has them.
    ///
    /// - Parameters:
    ///   - sources: The indexes.
    ///   - counts: For each index, how often each of its tokens is taken over.
    /// - Complexity: O(n log n) in the tokens of all indexes.
    init(_ sources: [MergeSource], counts: [[Int]]) {
        var kinds: [[UInt8]] = []
        for (source, counts) in zip(sources, counts) {
            kinds.append(Self.wordKinds(of: source.tables, counts: counts))
        }
        var words: [Range<Int>] = []
        var wordBytes: [UInt8] = []
        var wordKinds: [PieceKind] = []
        var wordNumbers = kinds.map { [UInt32](repeating: .max, count: $0.count) }
        var terms = MergedTerms(sources.map { ($0.tables.file, $0.tables.words) })
        while terms.next() {
            var kind: UInt8 = 0
            for (source, entry) in terms.entries { kind = max(kind, kinds[source][entry.number]) }
            guard kind > 0 else { continue }
            for (source, entry) in terms.entries {
                wordNumbers[source][entry.number] = UInt32(words.count)
            }
            let start = wordBytes.count
            wordBytes.append(contentsOf: terms.term)
            words.append(start..<wordBytes.count)
            wordKinds.append(PieceKind(rawValue: kind) ?? .other)
        }
        let keepsKinds = zip(sources, wordNumbers).allSatisfy { source, numbers in
            zip(Self.wordKinds(of: source.tables, counts: nil), numbers).allSatisfy {
                kind,
                number in
                number == .max || kind == wordKinds[Int(number)].rawValue
            }
        }
        let tokens = Self.tokens(of: sources, counts: counts, wordNumbers: wordNumbers)
        self.init(
            words: words,
            wordBytes: wordBytes,
            wordKinds: wordKinds,
            unsorted: tokens.merged,
            numbers: tokens.numbers,
            wordNumbers: wordNumbers,
            keepsKinds: keepsKinds
        )
    }

    /// The highest kind of the tokens of each word; 0 for words of which no token is left.
    private static func wordKinds(of tables: IndexTables, counts: [Int]?) -> [UInt8] {
        var kinds = [UInt8](repeating: 0, count: tables.words.count)
        tables.file.withBytes { bytes in
            for rank in 0..<tables.vocabulary.count where counts.map({ $0[rank] > 0 }) ?? true {
                guard let word = tables.vocabulary.word(of: rank, in: bytes), word < kinds.count
                else { continue }
                kinds[word] = max(kinds[word], tables.vocabulary.kind(of: rank, in: bytes).rawValue)
            }
        }
        return kinds
    }

    /// The distinct tokens of all indexes, and for each index the number of each of its tokens.
    private static func tokens(
        of sources: [MergeSource],
        counts: [[Int]],
        wordNumbers: [[UInt32]]
    ) -> (merged: [MergedToken], numbers: [[UInt32]]) {
        var table = ByteTable()
        var folded: [UInt8] = []
        var places: [(kind: PieceKind, folded: Range<Int>?, count: Int, word: Int)] = []
        var numbers: [[UInt32]] = []
        // The joiner always exists.
        _ = [UInt8]().withRawSpan { table.number(of: 0..<0, in: $0) }
        places.append((.other, nil, 0, -1))
        for (source, (tables, counts)) in zip(sources.map(\.tables), counts).enumerated() {
            let vocabulary = tables.vocabulary
            var own = [UInt32](repeating: 0, count: vocabulary.count)
            tables.file.withBytes { bytes in
                for rank in 0..<vocabulary.count where counts[rank] > 0 {
                    let record = vocabulary.record(of: rank, in: bytes)
                    let surface = vocabulary.surface(of: rank, in: bytes)
                    let (number, isNew) = table.number(
                        of: surface,
                        in: bytes,
                        tag: record.kind.rawValue
                    )
                    own[rank] = number
                    if isNew {
                        var place: Range<Int>?
                        if record.folds {
                            let start = folded.count
                            let range = vocabulary.folded(of: rank, in: bytes)
                            folded.append(copying: bytes.extracting(bytes.inside(range)))
                            place = start..<folded.count
                        }
                        var word = -1
                        if let number = vocabulary.word(of: rank, in: bytes),
                            number < wordNumbers[source].count,
                            wordNumbers[source][number] != .max
                        {
                            word = Int(wordNumbers[source][number])
                        }
                        places.append((record.kind, place, 0, word))
                    }
                    places[Int(number)].count += counts[rank]
                }
            }
            numbers.append(own)
        }
        let merged = places.indices.map { number in
            let place = places[number]
            let surface = table[number]
            return MergedToken(
                surface: surface,
                folded: place.folded.map { folded[$0] } ?? surface,
                kind: place.kind,
                count: place.count,
                word: place.word
            )
        }
        return (merged, numbers)
    }
}
