/// The words of ICU's dictionary that consist of plain ideographs, as a tree of their characters.
///
/// Node 0 is the root; the children of a node follow each other.
struct HanWordTree {
    /// What leads to each node.
    private(set) var labels: [UInt16] = [0]

    /// The cost of the word that ends at each node; `noWord` if none does.
    private(set) var costs: [UInt16] = [noWord]

    private var childStarts: [UInt32] = []

    var count: Int { labels.count }

    /// The value in ``costs`` that means no word.
    static let noWord: UInt16 = 0xFFFF

    /// The greatest cost accepted.
    ///
    /// ICU's are at most 255; twenty times this stays below ``noWord``.
    static let costLimit = 0x7FF

    /// ICU looks for words of at most so many characters.
    static let depthLimit = 20

    /// Reads a trie; `nil` if it makes no sense or is larger than any dictionary.
    ///
    /// - Complexity: Linear in the size of the trie.
    init?(_ trie: UCharsTrie) {
        var nodes = [UCharsTrie.Node.root]
        var edges: [UCharsTrie.Edge] = []
        var levelEnd = 1
        var depth = 0
        var work = 0
        var node = 0
        while node < nodes.count {
            if node == levelEnd { (depth, levelEnd) = (depth + 1, nodes.count) }
            guard let content = trie.read(nodes[node], edges: &edges) else { return nil }
            if let value = content.value {
                guard value <= Self.costLimit else { return nil }
                costs[node] = UInt16(truncatingIfNeeded: value)
            }
            childStarts.append(UInt32(truncatingIfNeeded: nodes.count))
            if depth < Self.depthLimit {
                for edge in edges where HanContext.isPlain(edge.label) {
                    labels.append(edge.label)
                    costs.append(Self.noWord)
                    nodes.append(edge.target)
                }
            }
            work += edges.count
            guard nodes.count <= Self.limit, work <= Self.limit else { return nil }
            node += 1
        }
        childStarts.append(UInt32(truncatingIfNeeded: nodes.count))
    }

    /// The nodes below a node.
    func children(of node: Int) -> Range<Int> {
        Int(childStarts[node])..<Int(childStarts[node + 1])
    }

    /// More nodes and edges than a dictionary of a million words has.
    private static let limit = 1 << 22
}
