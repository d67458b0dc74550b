/// A regular expression as a tree.
indirect enum RegexNode: Hashable, Sendable {
    case empty
    /// One character, or one that differs from it in case only if the pattern ignores case.
    case scalar(UInt32)
    /// One character out of a set, given by its number among the sets of the pattern.
    case set(Int)
    case textStart
    case textEnd
    /// Two or more parts, none of them empty.
    case sequence([RegexNode])
    /// Two or more alternatives, the preferred first.
    case choice([RegexNode])
    case repetition(RegexNode, least: Int, most: Int?, isLazy: Bool)

    /// Whether it may match no character at all.
    ///
    /// - Complexity: O(nodes).
    var isNullable: Bool {
        switch self {
        case .empty, .textStart, .textEnd: true
        case .scalar, .set: false
        case .sequence(let parts): parts.allSatisfy(\.isNullable)
        case .choice(let parts): parts.contains(where: \.isNullable)
        case .repetition(let body, let least, _, _): least == 0 || body.isNullable
        }
    }
}
