/// A bit for each paragraph of a strip.
struct StripBits {
    private var words = [UInt64](repeating: 0, count: wordCount)

    /// A bit for each of the words: whether any of its bits may be set.
    private var some = [UInt64](repeating: 0, count: wordCount / 64)

    private static let wordCount = Strip.size / 64

    @inline(__always)
    func contains(_ place: UInt32) -> Bool {
        place < Strip.size && words[Int(place &>> 6)] &>> UInt64(place & 63) & 1 == 1
    }

    @inline(__always)
    mutating func insert(_ place: UInt32) {
        guard place < Strip.size else { return }
        words[Int(place &>> 6)] |= 1 &<< UInt64(place & 63)
        some[Int(place &>> 12)] |= 1 &<< UInt64(place &>> 6 & 63)
    }

    /// Sets the bits of some places, each of which may be given several times.
    mutating func insert(_ places: [UInt16], _ range: Range<Int>) {
        Self.insert(places.span.extracting(range), into: &words, &some)
    }

    private static func insert(
        _ places: Span<UInt16>,
        into words: inout [UInt64],
        _ some: inout [UInt64]
    ) {
        var words = words.mutableSpan
        var some = some.mutableSpan
        guard words.count == wordCount, some.count == wordCount / 64 else { return }
        for index in places.indices {
            let place = Int(places[index]) & (Strip.size &- 1)
            words[place &>> 6] |= 1 &<< UInt64(truncatingIfNeeded: place & 63)
            some[place &>> 12] |= 1 &<< UInt64(truncatingIfNeeded: place &>> 6 & 63)
        }
    }

    /// Calls a function with the places of all bits that are set, ascending.
    @inline(__always)
    func visit(_ body: (UInt32) -> Void) {
        for place in some.indices {
            var rest = some[place]
            while rest != 0 {
                let word = place &* 64 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                Self.visit(words[word], of: word, body)
            }
        }
    }

    /// Calls a function with the places of all bits that are set, ascending, and takes them out.
    @inline(__always)
    mutating func removeEach(_ body: (UInt32) -> Void) {
        for place in some.indices {
            var rest = some[place]
            some[place] = 0
            while rest != 0 {
                let word = place &* 64 &+ rest.trailingZeroBitCount
                rest &= rest &- 1
                let bits = words[word]
                words[word] = 0
                Self.visit(bits, of: word, body)
            }
        }
    }

    @inline(__always)
    private static func visit(_ bits: UInt64, of word: Int, _ body: (UInt32) -> Void) {
        var rest = bits
        while rest != 0 {
            body(UInt32(truncatingIfNeeded: word &* 64 &+ rest.trailingZeroBitCount))
            rest &= rest &- 1
        }
    }

    mutating func removeAll() {
        removeEach { _ in }
    }
}
