extension LeafMatches {
    /// What a function finds in some paragraphs, on all processors if they are very many.
    ///
    /// - Parameters:
    ///   - candidates: The paragraphs, ascending.
    ///   - index: The index that holds them.
    ///   - bytes: The bytes of its file.
    ///   - find: Finds those among some of them that count; called on several threads at once.
    init(
        among candidates: [UInt32],
        of index: SearchIndex,
        in bytes: RawSpan,
        _ find: @escaping @Sendable (ArraySlice<UInt32>, RawSpan) -> LeafMatches
    ) {
        let size = 1 << 12
        let partCount = (candidates.count + size - 1) / size
        let threads = Processors.count
        guard partCount > 4, threads > 1,
            let found = try? Parallel.map(
                partCount,
                threads: threads,
                { part, _ in
                    let end = min((part + 1) * size, candidates.count)
                    return index.file.withBytes { find(candidates[part * size..<end], $0) }
                }
            )
        else {
            self = find(candidates[...], bytes)
            return
        }
        for part in found {
            paragraphs += part.paragraphs
            frequencies += part.frequencies
        }
    }
}
