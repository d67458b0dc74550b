internal import FoundationEssentials

/// Paragraphs in memory as UTF-16, joined by line feeds, so that a piece of any length is one range.
struct Texts: Sendable {
    private(set) var units: [UInt16] = []

    /// Where each paragraph begins in `units`, and where one more would.
    private(set) var starts = [0]

    /// How long the paragraphs are in UTF-8, line feeds included.
    private(set) var byteCount = 0

    var count: Int { starts.count - 1 }

    /// Adds every line of a file as a paragraph; of a `.tsv` file what follows the first tab.
    mutating func add(contentsOf path: String) throws {
        let isTable = path.hasSuffix(".tsv")
        for line in try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n")) {
            let tab = isTable ? line.firstIndex(of: UInt8(ascii: "\t")) : nil
            let text = tab.map { line[($0 + 1)...] } ?? line
            units.append(contentsOf: String(decoding: text, as: UTF8.self).utf16)
            units.append(UInt16(ascii: "\n"))
            starts.append(units.count)
            byteCount += text.count + 1
        }
    }

    /// The paragraph as a range of `units`, without its line feed.
    func range(of paragraph: Int) -> Range<Int> {
        starts[paragraph]..<starts[paragraph + 1] - 1
    }

    /// Runs of whole paragraphs, each of them `length` units long or a little more.
    func batches(of length: Int) -> [Range<Int>] {
        var batches: [Range<Int>] = []
        var first = 0
        for next in 1...count where next == count || starts[next] - starts[first] >= length {
            batches.append(first..<next)
            first = next
        }
        return batches
    }
}

extension UInt16 {
    fileprivate init(ascii scalar: Unicode.Scalar) {
        self = UInt16(UInt8(ascii: scalar))
    }
}
