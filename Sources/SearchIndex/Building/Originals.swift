/// The reports of an index that is being built, by what they hold: of these there may be copies.
struct Originals {
    private var places: [Int] = []
    private var numbers: [ContentHash: [Int]] = [:]
    private var last: ContentHash?

    /// For each input, the number in the result of those of its reports that are known.
    private var known: [[Int: Int]] = []

    /// Adds the next report, given its first piece and the place of that among all pieces.
    mutating func append(_ piece: MergePlan.Piece, at place: Int) {
        set(places.count, ofReport: piece.report, ofInput: piece.source)
        places.append(place)
        last = nil
    }

    /// Lets a report be the original of copies.
    mutating func note(_ hash: ContentHash, ofReport number: Int) {
        numbers[hash, default: []].append(number)
        last = hash
    }

    /// Takes back what was noted last: the report is larger than what was hashed.
    mutating func removeLast() {
        guard let last else { return }
        numbers[last]?.removeLast()
        self.last = nil
    }

    /// The place of the first piece of a report among all pieces.
    func place(ofReport number: Int) -> Int { places[number] }

    /// Whether there may be a report with a hash.
    func mayHold(_ hash: ContentHash) -> Bool { numbers[hash] != nil }

    /// The reports with a hash; equal hashes alone don't tell that they are equal.
    func candidates(_ hash: ContentHash) -> [Int] { numbers[hash] ?? [] }

    /// The number in the result of a report of an input.
    func number(ofReport report: Int, ofInput input: Int) -> Int? {
        input < known.count ? known[input][report] : nil
    }

    /// Notes the number in the result of a report of an input.
    mutating func set(_ number: Int, ofReport report: Int, ofInput input: Int) {
        while known.count <= input { known.append([:]) }
        known[input][report] = number
    }
}

extension ReportDraft {
    /// The bytes of the paragraphs.
    var texts: [ArraySlice<UInt8>] {
        paragraphs.indices.map { text[range(of: $0)] }
    }
}

extension IndexTables {
    /// The text of the paragraphs of a report, or of some of them.
    ///
    /// - Complexity: O(its length).
    func texts(ofReport report: Int, _ some: Range<Int>? = nil) -> [[UInt8]] {
        file.withBytes { bytes in
            let all = some ?? reports.paragraphs(of: report, in: bytes)
            return all.clamped(to: 0..<paragraphs.count).map { text.text(of: $0, in: bytes) }
        }
    }
}
