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

    /// Raises the bound of a component in the strip that holds a paragraph.
    @inline(__always)
    mutating func raise(_ component: Int, at paragraph: UInt32, to score: Float) {
        let strip = Strip.place(of: paragraph)
        guard strip < stripCount else { return }
        let place = component &* stripCount &+ strip
        bounds[place] = max(bounds[place], score)
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
            bounds[place] = max(bounds[place], score)
            place &+= 1
        }
    }

    /// Leaves a strip out from now on: its sum is below any other.
    mutating func close(_ strip: Int) { sums[strip] = -1 }

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
