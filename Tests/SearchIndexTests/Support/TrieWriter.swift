@testable import SearchIndex

/// Writes words with values in ICU's form, so that reading it can be tested on small dictionaries.
///
/// Distances and large values take three units, which ICU's own builder uses for the longest only.
enum TrieWriter {
    typealias Word = (units: [UInt16], value: UInt32)

    /// The units of a trie of different words, of which there must be one.
    static func units(of words: [Word]) -> [UInt16] {
        node(words.sorted { $0.units.lexicographicallyPrecedes($1.units) }[...], depth: 0)
    }

    /// ICU's dictionary with other words.
    static func dictionary(of words: [Word]) -> DictionaryData {
        let units = units(of: words)
        let size = Int32(32 + 2 * units.count)
        return DictionaryData(indexes: [32, size, size, size, 9, 0, 0, 0], units: units)
    }

    private static func node(_ words: ArraySlice<Word>, depth: Int) -> [UInt16] {
        var words = words
        var value: UInt32?
        if words[words.startIndex].units.count == depth { value = words.removeFirst().value }
        guard let first = words.first else { return final(value!) }
        let groups = groups(words, depth: depth)
        if groups.count > 1 {
            let isShort = groups.count <= 0x30
            let count = UInt16(groups.count - 1)
            return lead(isShort ? count : 0, value) + (isShort ? [] : [count])
                + branch(groups[...], depth: depth)
        }
        var length = 1
        while length < 16, depth + length < first.units.count,
            words.allSatisfy({
                $0.units.prefix(depth + length + 1) == first.units.prefix(depth + length + 1)
            })
        {
            length += 1
        }
        return lead(0x30 + UInt16(length - 1), value) + first.units[depth..<depth + length]
            + node(words, depth: depth + length)
    }

    private static func branch(_ groups: ArraySlice<ArraySlice<Word>>, depth: Int) -> [UInt16] {
        func label(_ group: ArraySlice<Word>) -> UInt16 { group[group.startIndex].units[depth] }
        if groups.count > 5 {
            let middle = groups.startIndex + groups.count / 2
            let greater = branch(groups[middle...], depth: depth)
            return [label(groups[middle]), 0xFFFF] + halves(greater.count) + greater
                + branch(groups[..<middle], depth: depth)
        }
        var list: [UInt16] = []
        var nodes: [[UInt16]] = []
        for group in groups {
            let node = node(group, depth: depth + 1)
            if node[0] >= 0x8000, group.startIndex != groups.last?.startIndex {
                list += [label(group)] + node
                nodes.append([])
            } else {
                list += [label(group), 0x7FFF, 0, 0]
                nodes.append(node)
            }
        }
        // The last has no distance: its node follows at once.
        list.removeLast(3)
        var target = nodes[nodes.count - 1].count
        var distances: [Int] = []
        for node in nodes.dropLast() {
            distances.append(target)
            target += node.count
        }
        // From the end, because a distance counts from behind itself.
        var place = list.count - 1
        for (index, group) in groups.enumerated().dropLast().reversed() {
            if nodes[index].isEmpty {
                place -= 1 + node(group, depth: depth + 1).count
            } else {
                let distance = list.count - place + distances[index]
                list.replaceSubrange(place - 2..<place, with: halves(distance))
                place -= 4
            }
        }
        return list + nodes[nodes.count - 1] + nodes.dropLast().joined()
    }

    private static func groups(_ words: ArraySlice<Word>, depth: Int) -> [ArraySlice<Word>] {
        var groups: [ArraySlice<Word>] = []
        var start = words.startIndex
        for index in words.indices.dropFirst()
        where words[index].units[depth] != words[index - 1].units[depth] {
            groups.append(words[start..<index])
            start = index
        }
        return groups + [words[start...]]
    }

    private static func final(_ value: UInt32) -> [UInt16] {
        value < 0x4000 ? [0x8000 | UInt16(value)] : [0xFFFF] + halves(Int(value))
    }

    private static func lead(_ kind: UInt16, _ value: UInt32?) -> [UInt16] {
        guard let value else { return [kind] }
        return value <= 0xFF
            ? [UInt16(value + 1) << 6 | kind]
            : [0x7FC0 | kind] + halves(Int(value))
    }

    private static func halves(_ number: Int) -> [UInt16] {
        [UInt16(number >> 16), UInt16(number & 0xFFFF)]
    }
}
