/// A reader of ICU's serialised trie of UTF-16 strings with values.
///
/// A node begins with a unit that tells what it is:
///
///     0000…002F  branch to that many strings and one more; 0: their number less one follows
///     0030…003F  1 to 16 units that all strings share, then the next node
///     0040…7FFF  a value in the upper bits, then a node of the above kinds given by the lower six
///     8000…FFFF  a value that ends the string
///
/// The format is that of `ucharstrie.h` in ICU's source. Any units are read without a trap; what makes
/// no sense gives `nil`.
struct UCharsTrie {
    let units: [UInt16]

    /// A place in the trie: a node, or units of one that are yet to be matched.
    struct Node {
        var position: Int
        var unmatched = 0

        static let root = Node(position: 0)
    }

    /// A unit and where it leads.
    struct Edge {
        var label: UInt16
        var target: Node
    }

    /// What a node holds besides its edges.
    struct Content {
        var value: UInt32?
    }

    /// Replaces `edges` with those of a node and returns its value; `nil` if the units are no trie.
    ///
    /// - Complexity: Linear in the number of edges.
    func read(_ node: Node, edges: inout [Edge]) -> Content? {
        edges.removeAll(keepingCapacity: true)
        var position = node.position
        guard var lead = Self.next(&position, in: units.span) else { return nil }
        if node.unmatched > 0 {
            let target = Node(position: position, unmatched: node.unmatched - 1)
            edges.append(Edge(label: UInt16(truncatingIfNeeded: lead), target: target))
            return Content()
        }
        if lead >= 0x8000 {
            guard let value = Self.value(lead & 0x7FFF, &position, in: units.span) else {
                return nil
            }
            return Content(value: value)
        }
        var content = Content()
        if lead >= 0x40 {
            guard let value = Self.nodeValue(lead, &position, in: units.span) else { return nil }
            content.value = value
            lead &= 0x3F
        }
        if lead >= 0x30 {
            guard let label = Self.next(&position, in: units.span) else { return nil }
            let target = Node(position: position, unmatched: Int(lead - 0x30))
            edges.append(Edge(label: UInt16(truncatingIfNeeded: label), target: target))
            return content
        }
        if lead == 0 {
            guard let count = Self.next(&position, in: units.span) else { return nil }
            lead = count
        }
        return readBranch(at: position, count: Int(lead) + 1, &edges) ? content : nil
    }

    /// Reads the choice between some edges: halved by comparisons until five are left, then a list.
    private func readBranch(at start: Int, count: Int, _ edges: inout [Edge]) -> Bool {
        var pending = [(position: start, count: count)]
        while var (position, count) = pending.popLast() {
            while count > 5 {
                guard Self.next(&position, in: units.span) != nil,
                    let delta = Self.delta(&position, in: units.span)
                else { return false }
                pending.append((position + Int(delta), count >> 1))
                count -= count >> 1
            }
            while count > 1 {
                guard let label = Self.next(&position, in: units.span),
                    let edge = listed(label, &position)
                else {
                    return false
                }
                edges.append(edge)
                count -= 1
            }
            guard let label = Self.next(&position, in: units.span) else { return false }
            let target = Node(position: position)
            edges.append(Edge(label: UInt16(truncatingIfNeeded: label), target: target))
        }
        return true
    }

    /// An edge of a list other than the last: its value follows, which ends the string or is the
    /// distance to the target.
    private func listed(_ label: UInt32, _ position: inout Int) -> Edge? {
        let here = position
        guard let lead = Self.next(&position, in: units.span),
            let value = Self.value(lead & 0x7FFF, &position, in: units.span)
        else {
            return nil
        }
        let target = lead >= 0x8000 ? here : position + Int(value)
        return Edge(label: UInt16(truncatingIfNeeded: label), target: Node(position: target))
    }

    @inline(__always)
    private static func next(_ position: inout Int, in units: Span<UInt16>) -> UInt32? {
        guard units.indices.contains(position) else { return nil }
        defer { position += 1 }
        return UInt32(units[position])
    }

    private static func nextTwo(_ position: inout Int, in units: Span<UInt16>) -> UInt32? {
        guard let high = next(&position, in: units), let low = next(&position, in: units) else {
            return nil
        }
        return high << 16 | low
    }

    /// A value in one to three units, the first of them without its highest bit.
    private static func value(
        _ lead: UInt32,
        _ position: inout Int,
        in units: Span<UInt16>
    ) -> UInt32? {
        if lead < 0x4000 { return lead }
        if lead == 0x7FFF { return nextTwo(&position, in: units) }
        return next(&position, in: units).map { (lead - 0x4000) << 16 | $0 }
    }

    /// The value of a node that has more than a value, in one to three units.
    private static func nodeValue(
        _ lead: UInt32,
        _ position: inout Int,
        in units: Span<UInt16>
    ) -> UInt32? {
        if lead < 0x4040 { return lead >> 6 - 1 }
        if lead >= 0x7FC0 { return nextTwo(&position, in: units) }
        return next(&position, in: units).map { (lead & 0x7FC0 - 0x4040) << 10 | $0 }
    }

    /// A distance in one to three units.
    private static func delta(_ position: inout Int, in units: Span<UInt16>) -> UInt32? {
        guard let lead = next(&position, in: units) else { return nil }
        if lead < 0xFC00 { return lead }
        if lead == 0xFFFF { return nextTwo(&position, in: units) }
        return next(&position, in: units).map { (lead - 0xFC00) << 16 | $0 }
    }

    /// The node to which a unit leads from another, `nil` if to none; without a look at other edges.
    ///
    /// - Complexity: O(log(number of edges)).
    static func step(_ node: Node, _ label: UInt16, in units: Span<UInt16>) -> Node? {
        var position = node.position
        guard var lead = next(&position, in: units) else { return nil }
        if node.unmatched > 0 {
            guard lead == label else { return nil }
            return Node(position: position, unmatched: node.unmatched - 1)
        }
        if lead >= 0x8000 { return nil }
        if lead >= 0x40 {
            guard nodeValue(lead, &position, in: units) != nil else { return nil }
            lead &= 0x3F
        }
        if lead >= 0x30 {
            guard next(&position, in: units) == UInt32(label) else { return nil }
            return Node(position: position, unmatched: Int(lead - 0x30))
        }
        if lead == 0 {
            guard let count = next(&position, in: units) else { return nil }
            lead = count
        }
        return branch(at: position, count: Int(lead) + 1, to: UInt32(label), in: units)
    }

    /// Chooses between some edges, which are kept as ``readBranch(at:count:_:)`` reads them.
    private static func branch(
        at start: Int,
        count: Int,
        to label: UInt32,
        in units: Span<UInt16>
    ) -> Node? {
        var position = start
        var count = count
        while count > 5 {
            guard let border = next(&position, in: units), let delta = delta(&position, in: units)
            else { return nil }
            if label < border {
                position += Int(delta)
                count >>= 1
            } else {
                count -= count >> 1
            }
        }
        while count > 1 {
            guard let own = next(&position, in: units) else { return nil }
            let here = position
            guard let lead = next(&position, in: units),
                let value = value(lead & 0x7FFF, &position, in: units)
            else { return nil }
            if own == label { return Node(position: lead >= 0x8000 ? here : position + Int(value)) }
            count -= 1
        }
        return next(&position, in: units) == label ? Node(position: position) : nil
    }

    /// The value of a node, `nil` if it has none.
    static func value(of node: Node, in units: Span<UInt16>) -> UInt32? {
        var position = node.position
        guard node.unmatched == 0, let lead = next(&position, in: units), lead >= 0x40 else {
            return nil
        }
        if lead >= 0x8000 { return value(lead & 0x7FFF, &position, in: units) }
        return nodeValue(lead, &position, in: units)
    }
}
