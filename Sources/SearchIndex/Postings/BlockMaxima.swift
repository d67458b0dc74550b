/// The (frequency, length) pairs of some postings that no other posting of them beats.
///
/// A posting with a higher frequency in a shorter paragraph scores higher under BM25 whatever its
/// parameters, so the best score of a block follows from these pairs for any k1 and b. At most four
/// are kept: neighbours are merged into the better of both, which keeps the bound, if less tight.
///
///     weighted: 4 × (frequency u8, length u8); 255 stands for a frequency of 255 or more and for a
///               length of 255 or more; unused pairs repeat the last one
///     bounded:  length u8
///
/// Source: Ding and Suel, Faster top-k document retrieval using block-max indexes, SIGIR 2011; pairs
/// instead of scores as in Lucene's impacts.
struct BlockMaxima: Equatable {
    static let pairCount = 4

    /// Ascending frequencies with ascending lengths.
    private(set) var pairs: [(frequency: UInt8, length: UInt8)] = []

    static func == (left: Self, right: Self) -> Bool {
        left.pairs.elementsEqual(right.pairs, by: ==)
    }

    /// Takes one posting into account.
    mutating func add(frequency: UInt32, length: UInt32) {
        add(frequency: UInt8(min(frequency, 255)), length: UInt8(min(length, 255)))
    }

    /// Takes the postings of another block into account.
    mutating func add(_ other: Self) {
        for pair in other.pairs { add(frequency: pair.frequency, length: pair.length) }
    }

    private mutating func add(frequency: UInt8, length: UInt8) {
        // Beaten: as frequent or more, and no longer. This is the case for most postings.
        for pair in pairs where pair.frequency >= frequency && pair.length <= length { return }
        pairs.removeAll { $0.frequency <= frequency && $0.length >= length }
        let place = pairs.firstIndex { $0.frequency > frequency } ?? pairs.count
        pairs.insert((frequency, length), at: place)
    }

    /// The pairs merged down to four; the first of the closest neighbours in length are merged.
    private var merged: [(frequency: UInt8, length: UInt8)] {
        var merged = pairs
        while merged.count > Self.pairCount {
            var best = (distance: Int.max, index: 0)
            for index in 0..<(merged.count - 1) {
                let distance = Int(merged[index + 1].length) - Int(merged[index].length)
                if distance < best.distance { best = (distance, index) }
            }
            merged[best.index].frequency = merged[best.index + 1].frequency
            merged.remove(at: best.index + 1)
        }
        return merged
    }

    /// The pairs as they are stored.
    var reduced: Self {
        var reduced = Self()
        reduced.pairs = merged
        return reduced
    }

    /// Takes the stored maxima of a block into account.
    mutating func add(storedAt offset: Int, shape: PostingsShape, in bytes: RawSpan) {
        switch shape {
        case .plain: break
        case .bounded: add(frequency: UInt8(1), length: bytes.load(UInt8.self, at: offset))
        case .weighted:
            for pair in 0..<Self.pairCount {
                add(
                    frequency: bytes.load(UInt8.self, at: offset &+ 2 &* pair),
                    length: bytes.load(UInt8.self, at: offset &+ 2 &* pair &+ 1)
                )
            }
        }
    }

    func append(to writer: inout ByteWriter, shape: PostingsShape) {
        switch shape {
        case .plain: break
        case .bounded: writer.append(pairs.map(\.length).min() ?? 0)
        case .weighted:
            let merged = merged
            for index in 0..<Self.pairCount {
                let pair = merged[min(index, merged.count - 1)]
                writer.append(pair.frequency)
                writer.append(pair.length)
            }
        }
    }
}
