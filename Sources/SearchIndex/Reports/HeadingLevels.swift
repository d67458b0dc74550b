/// How deep the headings of one report stand, from the styles met so far.
///
/// The first style is level 1, and a new style under an open heading is one deeper, unless it
/// outranks that heading. A style that returns has its level again, or a deeper one where an open
/// heading that outranks it demands so: a list `1.` in a preface doesn't make the `1.` below 第一章
/// its equal.
struct HeadingLevels {
    /// The deepest level that is told apart.
    static let deepest = 8

    private var open: [(style: HeadingStyle, level: Int)] = []
    private var known: [HeadingStyle: Int] = [:]

    /// The level of the next heading, from 1.
    ///
    /// Complexity: O(styles).
    mutating func level(of style: HeadingStyle) -> Int {
        if let place = open.firstIndex(where: { $0.style == style }) {
            open.removeSubrange((place + 1)...)
            return open[place].level
        }
        let before = known[style]
        while let last = open.last {
            let isEqual = !last.style.outranks(style) && last.level >= before ?? .max
            guard style.outranks(last.style) || isEqual else { break }
            open.removeLast()
        }
        let level = min(Self.deepest, max(before ?? 1, (open.last?.level ?? 0) + 1))
        known[style] = level
        open.append((style, level))
        return level
    }
}
