/// The most that each component of a score brings to any paragraph of each strip.
struct StripBounds {
    /// The number of strips.
    let stripCount: Int

    /// The number of components.
    let componentCount: Int

    private var bounds: [Float]

    /// The sum over all components for each strip.
    private(set) var sums: [Float] = []

    init(components: Int, strips: Int) {
        stripCount = strips
        componentCount = components
        bounds = Array(repeating: 0, count: components * strips)
    }

    /// The bound of a component in a strip; 0 where it brings nothing.
    @inline(__always)
    subscript(component: Int, strip: Int) -> Float {
        bounds[component &* stripCount &+ strip]
    }

    /// The sum over some components for a strip.
    @inline(__always)
    func sum(of components: Range<Int>, _ strip: Int) -> Float {
        var sum: Float = 0
        for component in components { sum += self[component, strip] }
        return sum
    }

    /// Raises the bound of a component in the strip that holds a paragraph.
    @inline(__always)
    mutating func raise(_ component: Int, at paragraph: UInt32, to score: Float) {
        let strip = Strip.place(of: paragraph)
        guard strip < stripCount else { return }
        let place = component &* stripCount &+ strip
        bounds[place] = larger(bounds[place], score)
    }

    /// Raises the bounds of a component in the strips that hold some paragraphs, each to a score.
    ///
    /// - Returns: The highest score.
    mutating func raise(
        _ component: Int,
        at paragraphs: Span<UInt32>,
        to scores: Span<Float>
    ) -> Float {
        var most: Float = 0
        guard scores.count >= paragraphs.count else { return most }
        let stripCount = stripCount
        let start = component &* stripCount
        var bounds = bounds.mutableSpan
        for index in paragraphs.indices {
            let strip = Strip.place(of: paragraphs[index])
            most = larger(most, scores[index])
            guard strip < stripCount else { continue }
            bounds[start &+ strip] = larger(bounds[start &+ strip], scores[index])
        }
        return most
    }

    /// Raises the bounds of a component in the strips where a list stands, by the bounds of its blocks.
    mutating func raise(
        _ component: Int,
        by list: PostingsList,
        _ blocks: Span<Float>,
        in bytes: RawSpan
    ) {
        guard stripCount > 0 else { return }
        let stripCount = stripCount
        let start = component &* stripCount
        var bounds = bounds.mutableSpan
        var first = 0
        for block in blocks.indices {
            let score = blocks[block]
            var last = stripCount &- 1
            if block < list.fullBlocks {
                last = min(last, Strip.place(of: list.lastNumber(of: block, in: bytes)))
            }
            var strip = first
            while strip <= last {
                bounds[start &+ strip] = larger(bounds[start &+ strip], score)
                strip &+= 1
            }
            // The next block may begin in the same strip.
            first = max(first, last)
        }
    }

    /// Raises the bounds of a component in the strips that hold some paragraphs.
    @inline(__always)
    mutating func raise(
        _ component: Int,
        from first: UInt32,
        through last: UInt32,
        to score: Float
    ) {
        let end = component &* stripCount &+ min(Strip.place(of: last), stripCount &- 1)
        var place = component &* stripCount &+ Strip.place(of: first)
        while place <= end {
            bounds[place] = larger(bounds[place], score)
            place &+= 1
        }
    }

    /// The strips of the largest sums, those first.
    func largest(_ count: Int) -> [Int] {
        guard count > 0 else { return [] }
        var best: [Int] = []
        for strip in 0..<stripCount {
            if best.count == count {
                guard sums[strip] > sums[best[best.count - 1]] else { continue }
                best.removeLast()
            }
            let place = best.firstIndex { sums[$0] < sums[strip] } ?? best.count
            best.insert(strip, at: place)
        }
        return best
    }

    /// Leaves a strip out from now on: its sum is below any other.
    mutating func close(_ strip: Int) { sums[strip] = -1 }

    /// Lowers the bounds of a component to nothing in some strips.
    mutating func lower(_ component: Int, where isNothing: (_ strip: Int) -> Bool) {
        for strip in 0..<stripCount where self[component, strip] > 0 && isNothing(strip) {
            bounds[component &* stripCount &+ strip] = 0
            guard sums[strip] >= 0 else { continue }
            sums[strip] = (0..<componentCount).reduce(0) { $0 + self[$1, strip] }
        }
    }

    /// Adds up the bounds of each strip.
    mutating func addUp() {
        sums = Array(repeating: 0, count: stripCount)
        var place = 0
        while place < bounds.count {
            for strip in 0..<stripCount { sums[strip] += bounds[place &+ strip] }
            place += stripCount
        }
    }
}
