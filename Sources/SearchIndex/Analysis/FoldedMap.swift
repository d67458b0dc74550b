/// A folded token that remembers where in the original each of its characters came from.
///
/// Highlights need it: matches are found in folded text and shown in the original. Most characters
/// fold alone and map to their own bytes. Where neighbours fold together, as a letter with combining
/// marks does, each folded character maps to all of them. So every range begins and ends on a border
/// of a character of the original, and together they cover it.
struct FoldedMap {
    /// The folded token, as ``Folding`` gives it.
    private(set) var folded: [UInt8] = []

    /// The offset in `folded` of each of its characters.
    private var offsets: [Int] = []

    /// The bytes of the original that each folded character came from.
    private var sources: [Range<Int>] = []

    /// Where characters begin that fold to nothing and have no folded character before them.
    private var uncovered: Int?

    /// Whether every character is one of those that fold alone and stay as they are, as in most tokens:
    /// then nothing need be noted.
    private var isUnchanged = false

    /// Folds a token and maps it.
    ///
    /// - Complexity: Linear, about twice the cost of folding where ICU is needed.
    init(
        of surface: Span<UInt8>,
        folding: inout Folding
    ) throws(SearchIndexError) {
        try folding.fold(surface, into: &folded)
        isUnchanged = Self.isPlain(surface) && Self.equals(surface, folded.span)
        if isUnchanged { return }
        var joined: [UInt8] = []
        var byte = 0
        while byte < surface.count {
            let end = try Self.clusterEnd(in: surface, from: byte, folding: &folding)
            try mapCluster(byte..<end, of: surface, joined: &joined, folding: &folding)
            byte = end
        }
        if joined != folded { mapAll(to: 0..<surface.count) }
    }

    /// The bytes of the original that a part of the folded token came from.
    ///
    /// A part that begins or ends inside a folded character is widened to the whole of it; an empty
    /// part gives an empty range.
    func source(of part: Range<Int>) -> Range<Int> {
        if isUnchanged { return unchanged(part) }
        guard !part.isEmpty, let last = index(at: part.upperBound - 1) else { return 0..<0 }
        let first = index(at: part.lowerBound) ?? 0
        var range = sources[first]
        for source in sources[first...last] {
            let start = min(range.lowerBound, source.lowerBound)
            range = start..<max(range.upperBound, source.upperBound)
        }
        return range
    }

    /// A part of the token, widened to whole characters.
    private func unchanged(_ part: Range<Int>) -> Range<Int> {
        guard !part.isEmpty else { return 0..<0 }
        func isInside(_ offset: Int) -> Bool {
            offset > 0 && offset < folded.count && folded[offset] & 0xC0 == 0x80
        }
        var (start, end) = (part.lowerBound, min(part.upperBound, folded.count))
        while isInside(start) { start -= 1 }
        while isInside(end) { end += 1 }
        return start..<max(start, end)
    }

    /// Whether a text is of ASCII and the main block of Han alone, of which each character folds by
    /// itself.
    private static func isPlain(_ text: Span<UInt8>) -> Bool {
        var byte = 0
        while byte < text.count {
            let (scalar, length) = UTF8Scalars.decode(text, at: byte, before: text.count)
            guard scalar < 0x80 || 0x4E00...0x9FFF ~= scalar else { return false }
            byte &+= length
        }
        return true
    }

    private static func equals(_ text: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
        guard text.count == other.count else { return false }
        for index in text.indices where text[index] != other[index] { return false }
        return true
    }

    /// Which folded character holds a byte of the folded token.
    private func index(at offset: Int) -> Int? {
        var low = 0
        var high = offsets.count
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low == 0 ? nil : low - 1
    }

    /// The end of the shortest run of characters that folds independently of what follows.
    private static func clusterEnd(
        in surface: Span<UInt8>,
        from start: Int,
        folding: inout Folding
    ) throws(SearchIndexError) -> Int {
        var end = start
        while end < surface.count {
            let (scalar, length) = UTF8Scalars.decode(surface, at: end, before: surface.count)
            if end > start, try folding.hasBoundary(before: scalar) { return end }
            end += length
        }
        return end
    }

    /// Maps a cluster character by character if they fold alone, and as a whole if they don't.
    private mutating func mapCluster(
        _ cluster: Range<Int>,
        of surface: Span<UInt8>,
        joined: inout [UInt8],
        folding: inout Folding
    ) throws(SearchIndexError) {
        var whole: [UInt8] = []
        try folding.fold(surface.extracting(cluster), into: &whole)
        var parts: [(target: [UInt8], source: Range<Int>)] = []
        var byte = cluster.lowerBound
        while byte < cluster.upperBound {
            let length = UTF8Scalars.decode(surface, at: byte, before: cluster.upperBound).length
            var target: [UInt8] = []
            try folding.fold(surface.extracting(byte..<byte + length), into: &target)
            parts.append((target, byte..<byte + length))
            byte += length
        }
        if parts.lazy.flatMap(\.target).elementsEqual(whole) {
            for part in parts { append(part.target, from: part.source, joined: &joined) }
        } else {
            append(whole, from: cluster, joined: &joined)
        }
    }

    /// Appends folded characters that came from one place of the original.
    private mutating func append(
        _ target: [UInt8],
        from source: Range<Int>,
        joined: inout [UInt8]
    ) {
        guard !target.isEmpty else {
            // What folds to nothing belongs to the character before it, or else to the next.
            if let last = sources.indices.last {
                sources[last] = sources[last].lowerBound..<source.upperBound
            } else {
                uncovered = uncovered ?? source.lowerBound
            }
            return
        }
        let start = uncovered ?? source.lowerBound
        uncovered = nil
        for (offset, byte) in target.enumerated() where byte & 0xC0 != 0x80 {
            offsets.append(joined.count + offset)
            sources.append(start..<source.upperBound)
        }
        joined += target
    }

    /// Maps every folded character to the same bytes.
    private mutating func mapAll(to source: Range<Int>) {
        offsets = folded.indices.filter { folded[$0] & 0xC0 != 0x80 }
        sources = Array(repeating: source, count: offsets.count)
    }
}
