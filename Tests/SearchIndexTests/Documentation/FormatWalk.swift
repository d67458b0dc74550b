/// Reads an index file as FileFormat.md describes it, with nothing of the library: a second reader.
///
/// It walks through the file byte by byte and names every field on its way, so that nothing can stand
/// in a file that the document doesn't tell of. It reads whole files only and trusts their counts.
struct FormatWalk {
    /// Some bytes that belong together, and what they say.
    struct Field {
        var range: Range<Int>
        var meaning: String
    }

    /// The header, the section table, or a section with the padding behind it.
    struct Part {
        var name: String
        var fields: [Field] = []
    }

    /// A term with its postings; the frequencies are 1 where a list has none.
    struct Term {
        var bytes: [UInt8]
        var count: Int
        var listLength: Int
        var postings: [(number: Int, frequency: Int)] = []
    }

    /// A token of the stored text.
    struct Token {
        var surface: [UInt8] = []
        var folded: [UInt8] = []
        var kind = 0
        var count = 0
    }

    /// What is wrong in a file, as the document has it.
    struct Mismatch: Error {
        var offset: Int
        var reason: String
    }

    let bytes: [UInt8]
    private(set) var offset = 0
    private(set) var parts: [Part] = []

    // What the sections hold.
    var reports: [[String]] = []
    var copies: [[String]] = []
    var firstParagraphs: [Int] = []
    var lengths: [Int] = []
    var lines: [Int] = []
    var pages: [Int] = []
    var joints: [String] = []
    var ids: [[UInt8]] = []
    var headings: [(level: Int, paragraph: Int, end: Int)] = []
    var tokens: [Token] = []
    var texts: [[UInt8]] = []
    var terms: [String: [Term]] = [:]
    var addedWords: [[UInt8]] = []

    /// Reads a whole file.
    init(_ bytes: [UInt8]) throws {
        self.bytes = bytes
        parts.append(Part(name: "header"))
        let count = try readHeader()
        parts.append(Part(name: "section table"))
        let sections = try readSectionTable(count: count)
        for section in sections {
            parts.append(Part(name: section.name))
            try expect(offset == section.range.lowerBound, "a section follows the one before")
            try readSection(section.name, end: section.range.upperBound)
            try expect(offset == section.range.upperBound, "the fields of a section fill it")
            if offset % 8 > 0 { try readPadding(8 - offset % 8) }
        }
        try expect(offset == bytes.count, "the sections fill the file")
    }

    private mutating func readHeader() throws -> Int {
        note(try take(8), "signature")
        _ = try field(2) { "version \($0)" }
        _ = try field(2) { "flags \($0)" }
        let version = try take(4)
        note(version, "ICU " + bytes[version].map(String.init).joined(separator: "."))
        _ = try field(8) { "file length \($0)" }
        note(try take(8), "analysis fingerprint")
        let count = try field(4) { Hex.count($0, "section") }
        note(try take(4), "CRC-32C of the section table")
        note(try take(4), "CRC-32C of the 40 bytes before")
        _ = try field(4) { "reserved \($0)" }
        return count
    }

    private mutating func readSectionTable(
        count: Int
    ) throws -> [(name: String, range: Range<Int>)] {
        var sections: [(name: String, range: Range<Int>)] = []
        for _ in 0..<count {
            let start = offset
            let (id, flags) = (try number(4), try number(4))
            let (place, length) = (try number(8), try number(8))
            try expect(try number(8) == 0, "reserved bytes are zero")
            guard let name = Self.sections[id] else {
                throw Mismatch(offset: start, reason: "section \(id) isn't documented")
            }
            sections.append((name, place..<place + length))
            note(
                start..<offset,
                "\(id) \(name)\(flags == 1 ? ", needed" : ""): \(Hex.count(length, "byte")) at "
                    + Hex.offset(place)
            )
        }
        return sections
    }

    /// The names of the sections by their numbers.
    static let sections = [
        1: "reports", 2: "paragraphs", 3: "headings", 4: "vocabulary", 5: "text", 6: "words",
        7: "wordPostings", 8: "borders", 9: "borderPostings", 10: "holders", 11: "holderPostings",
        12: "contexts", 13: "contextPostings", 14: "symbols", 15: "symbolPostings",
        16: "sources", 17: "addedWords", 18: "checksums",
    ]

    private mutating func readSection(_ name: String, end: Int) throws {
        switch name {
        case "reports": try readReports()
        case "paragraphs": try readParagraphs()
        case "headings": try readHeadings()
        case "vocabulary": try readVocabulary()
        case "text": try readText()
        case "sources": try readSources()
        case "addedWords": try readAddedWords()
        case "words": try readDictionary(name, isWeighted: true, end: end)
        case "checksums": try readChecksums(end: end)
        case "wordPostings": try readLists(of: "words", .weighted)
        case "borderPostings": try readLists(of: "borders", .bounded)
        case "holderPostings", "contextPostings", "symbolPostings":
            try readLists(of: name.dropLast("Postings".count) + "s", .plain)
        default: try readDictionary(name, isWeighted: false, end: end)
        }
    }
}

/// Taking bytes and numbers, and noting what they say.
extension FormatWalk {
    /// Names the bytes of a range.
    mutating func note(_ range: Range<Int>, _ meaning: String) {
        parts[parts.count - 1].fields.append(Field(range: range, meaning: meaning))
    }

    /// The next bytes.
    mutating func take(_ count: Int) throws -> Range<Int> {
        guard count >= 0, count <= bytes.count - offset else {
            throw Mismatch(offset: offset, reason: "the file ends")
        }
        offset += count
        return offset - count..<offset
    }

    /// A number of some bytes, lowest first.
    mutating func number(_ count: Int) throws -> Int {
        bytes[try take(count)].reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    /// A number with what it says.
    mutating func field(_ count: Int, _ meaning: (Int) -> String) throws -> Int {
        let start = offset
        let value = try number(count)
        note(start..<offset, meaning(value))
        return value
    }

    /// A number in seven bits a byte, lowest first; the top bit says that more follow.
    mutating func varint() throws -> Int {
        var value = 0
        var shift = 0
        while true {
            let byte = try number(1)
            value |= (byte & 0x7F) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
    }

    /// A length and as many bytes of text.
    mutating func text() throws -> String {
        let count = try varint()
        return String(decoding: bytes[try take(count)], as: UTF8.self)
    }

    private mutating func readPadding(_ count: Int) throws {
        let range = try take(count)
        try expect(bytes[range].allSatisfy { $0 == 0 }, "padding is zero")
        note(range, "padding")
    }

    func expect(_ condition: Bool, _ reason: String) throws {
        guard condition else { throw Mismatch(offset: offset, reason: "not so: \(reason)") }
    }

    /// Reads a packed sequence and returns its values.
    mutating func packedSequence(_ name: String) throws -> [Int] {
        let count = try field(8) { "\(name): \(Hex.count($0, "value"))" }
        var heads: [(width: Int, base: Int, slope: Int, data: Int)] = []
        for _ in 0..<(count + 127) / 128 {
            let start = offset
            let (width, unsigned) = (try number(1), try number(7))
            let (slope, data) = (try number(4), try number(4))
            let base = (unsigned << 8) >> 8
            heads.append((width, base, slope, data))
            note(start..<offset, "width \(width), base \(base), slope \(slope), data at \(data)")
        }
        let length = try field(8) { "\(Hex.count($0, "byte")) of data" }
        let data = try take(length)
        let values = (0..<count).map { index in
            let head = heads[index / 128]
            let place = index % 128
            let position = 8 * head.data + head.width * place
            let residual = Self.bits(bytes[data], at: position, width: head.width)
            return head.base + ((head.slope * place) >> 8) + residual
        }
        let printed = values.map(String.init).joined(separator: " ")
        if !data.isEmpty { note(data, "values \(printed)") }
        let zeros = try take(8)
        try expect(bytes[zeros].allSatisfy { $0 == 0 }, "zeros end a packed sequence")
        note(zeros, data.isEmpty && count > 0 ? "zeros; values \(printed)" : "zeros")
        return values
    }

    /// Some bits of some bytes, lowest first.
    static func bits(_ bytes: ArraySlice<UInt8>, at position: Int, width: Int) -> Int {
        var value = 0
        for bit in 0..<width {
            let byte = bytes[bytes.startIndex + (position + bit) / 8]
            value |= Int(byte >> UInt8((position + bit) % 8) & 1) << bit
        }
        return value
    }
}
