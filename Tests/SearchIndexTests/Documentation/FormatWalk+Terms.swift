extension FormatWalk {
    /// What a list holds besides its numbers.
    enum Shape {
        case weighted
        case bounded
        case plain

        /// The bytes of a block's maxima.
        var maximaSize: Int { self == .weighted ? 8 : self == .bounded ? 1 : 0 }
    }

    mutating func readDictionary(_ name: String, isWeighted: Bool, end: Int) throws {
        let count = try field(8) { Hex.count($0, "term") }
        let blocks = (count + 31) / 32
        var prefixes: [Range<Int>] = []
        for block in 0..<blocks {
            prefixes.append(try take(8))
            note(prefixes[block], "prefix of block \(block)")
        }
        var offsets: [Int] = []
        for block in 0...blocks {
            let name = block < blocks ? "block \(block) at" : "blocks end at"
            offsets.append(try field(4) { "\(name) \($0)" })
        }
        let data = offset
        var terms: [Term] = []
        var listOffset = 0
        for index in 0..<count {
            if index % 32 == 0 {
                try expect(offset - data == offsets[index / 32], "a block stands at its offset")
                let start = offset
                try expect(try varint() == listOffset, "lists follow one another")
                note(start..<offset, "block \(index / 32): lists from \(listOffset)")
            }
            let before = index % 32 == 0 ? [] : terms[index - 1].bytes
            terms.append(try entry(after: before, isWeighted: isWeighted))
            listOffset += terms[index].listLength
            if index % 32 == 0 {
                let prefix = bytes[prefixes[index / 32]].reversed()
                let zeros = [UInt8](repeating: 0, count: 8)
                let expected = (terms[index].bytes + zeros).prefix(8)
                try expect(prefix.elementsEqual(expected), "a prefix is that of the first term")
            }
        }
        try expect(offset == end && offset - data == offsets[blocks], "the blocks fill the section")
        self.terms[name] = terms
    }

    private mutating func entry(after before: [UInt8], isWeighted: Bool) throws -> Term {
        let start = offset
        let lengths = try number(1)
        let shared = lengths >> 4 == 15 ? 15 + (try varint()) : lengths >> 4
        let suffix = lengths & 15 == 15 ? 15 + (try varint()) : lengths & 15
        let bytes = before.prefix(shared) + self.bytes[try take(suffix)]
        let value = try varint()
        var term = Term(bytes: Array(bytes), count: 1, listLength: 0)
        var meaning = Hex.text(term.bytes) + ": "
        if value & 1 == 0 {
            term.postings = [(value >> 1, isWeighted ? try varint() : 1)]
            meaning += Self.description(of: term.postings, isWeighted: isWeighted)
        } else {
            term.count = (value >> 1) + 2
            term.listLength = try varint()
            meaning += "\(term.count) postings in \(Hex.count(term.listLength, "byte"))"
        }
        note(start..<offset, meaning)
        return term
    }

    private static func description(
        of postings: [(number: Int, frequency: Int)],
        isWeighted: Bool
    ) -> String {
        postings.map { isWeighted ? "\($0.number)×\($0.frequency)" : "\($0.number)" }
            .joined(separator: " ")
    }

    mutating func readLists(of name: String, _ shape: Shape) throws {
        var terms = terms[name] ?? []
        for index in terms.indices where terms[index].count > 1 {
            let start = offset
            terms[index].postings = try list(of: terms[index], shape)
            try expect(offset - start == terms[index].listLength, "a list fills its place")
        }
        self.terms[name] = terms
    }

    private mutating func list(
        of term: Term,
        _ shape: Shape
    ) throws -> [(number: Int, frequency: Int)] {
        let text = Hex.text(term.bytes)
        let blocks = term.count / 128
        let rest = term.count % 128
        var postings: [(number: Int, frequency: Int)] = []
        if blocks == 0 {
            let start = offset
            postings = try tail(rest, after: -1, shape)
            let isWeighted = shape == .weighted
            note(
                start..<offset,
                "\(text): " + Self.description(of: postings, isWeighted: isWeighted)
            )
            return postings
        }
        if shape.maximaSize > 0 {
            note(try take(shape.maximaSize), "\(text): maxima of the list")
            for block in 0..<blocks + (rest > 0 ? 1 : 0) {
                note(try take(shape.maximaSize), "\(text): maxima of block \(block)")
            }
        }
        var lastNumbers: [Int] = []
        for block in 0..<blocks {
            lastNumbers.append(try field(4) { "\(text): block \(block) ends with \($0)" })
        }
        var offsets: [Int] = []
        for block in 0...blocks {
            offsets.append(try field(4) { "\(text): block \(block) at \($0)" })
        }
        let data = offset
        for block in 0..<blocks {
            try expect(offset - data == offsets[block], "a block stands at its offset")
            postings += try self.block(block, after: postings.last?.number ?? -1, text, shape)
            try expect(postings[postings.count - 1].number == lastNumbers[block], "a last number")
        }
        try expect(offset - data == offsets[blocks], "the tail stands at its offset")
        guard rest > 0 else { return postings }
        let start = offset
        postings += try tail(rest, after: postings[postings.count - 1].number, shape)
        note(start..<offset, "\(text): tail of \(rest)")
        return postings
    }

    private mutating func block(
        _ block: Int,
        after before: Int,
        _ text: String,
        _ shape: Shape
    ) throws -> [(number: Int, frequency: Int)] {
        let start = offset
        let isWeighted = shape == .weighted
        let width = try number(1)
        let frequencyWidth = isWeighted ? try number(1) : 0
        let exceptions = try number(1)
        let frequencyExceptions = isWeighted ? try number(1) : 0
        note(start..<offset, "\(text): head of block \(block)")
        var gaps = try packedBlock(width, "\(text): gaps, width \(width)")
        var frequencies = [Int](repeating: 0, count: 128)
        if isWeighted {
            let name = "\(text): frequencies, width \(frequencyWidth)"
            frequencies = try packedBlock(frequencyWidth, name)
        }
        try patch(&gaps, exceptions, width, "\(text): exceptions of gaps")
        let name = "\(text): exceptions of frequencies"
        try patch(&frequencies, frequencyExceptions, frequencyWidth, name)
        var number = before
        return zip(gaps, frequencies).map { gap, frequency in
            number += gap + 1
            return (number, frequency + 1)
        }
    }

    /// 128 values: value i is the one numbered i / 4 of lane i % 4, whose words alternate with others.
    private mutating func packedBlock(_ width: Int, _ name: String) throws -> [Int] {
        let place = try take(16 * width)
        if width > 0 { note(place, name) }
        return (0..<128).map { index in
            let lane = (0..<width).flatMap { word in
                bytes[place].dropFirst(16 * word + 4 * (index % 4)).prefix(4)
            }
            return Self.bits(lane[...], at: index / 4 * width, width: width)
        }
    }

    private mutating func patch(
        _ values: inout [Int],
        _ count: Int,
        _ width: Int,
        _ name: String
    ) throws {
        let start = offset
        for _ in 0..<count {
            let index = try number(1)
            values[index] |= try varint() << width
        }
        if count > 0 { note(start..<offset, name) }
    }

    /// Fewer than 128 postings: gaps in a Rice code, frequencies in a gamma code.
    private mutating func tail(
        _ count: Int,
        after before: Int,
        _ shape: Shape
    ) throws -> [(number: Int, frequency: Int)] {
        var position = 0
        let data = bytes[offset...]
        func read(_ width: Int) -> Int {
            position += width
            return Self.bits(data, at: position - width, width: width)
        }
        func unary() -> Int {
            var zeros = 0
            while read(1) == 0 { zeros += 1 }
            return zeros
        }
        let parameter = read(5)
        var number = before
        var postings: [(number: Int, frequency: Int)] = []
        for _ in 0..<count {
            let quotient = unary()
            number += 1 + (quotient << parameter | read(parameter))
            var frequency = 1
            if shape == .weighted {
                let extra = unary()
                frequency = 1 << extra | read(extra)
            }
            postings.append((number, frequency))
        }
        _ = try take((position + 7) / 8)
        return postings
    }
}
