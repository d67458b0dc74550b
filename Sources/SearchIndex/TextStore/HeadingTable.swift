/// The headings of all reports: which paragraph each is, how deep, and how far its section reaches.
///
///     levels: count u64, u8 a heading | paragraphs: packed sequence | ends: packed sequence
///
/// A section begins behind its heading and ends at the next heading of the same or a higher rank, or
/// with the report.
struct HeadingTable: Sendable {
    /// The number of headings.
    let count: Int

    private let levels: Int
    private let paragraphs: PackedSequence
    private let ends: PackedSequence
    private let checksums: Checksums

    /// Finds the parts of the table; `nil` if they don't fit the section.
    init?(_ bytes: RawSpan, section: Range<Int>, checksums: Checksums = .none) {
        checksums.compare(section.prefix(8), in: bytes)
        let count = bytes.load(UInt64.self, at: section.lowerBound)
        guard count <= UInt64(section.count) else { return nil }
        self.count = Int(count)
        levels = section.lowerBound + 8
        guard
            let paragraphs = PackedSequence(
                bytes,
                at: levels + self.count,
                checksums: checksums
            ),
            let ends = PackedSequence(
                bytes,
                at: paragraphs.range.upperBound,
                checksums: checksums
            ),
            paragraphs.count == self.count, ends.count == self.count,
            ends.range.upperBound <= section.upperBound
        else { return nil }
        self.paragraphs = paragraphs
        self.ends = ends
        self.checksums = checksums
    }

    /// The depth of a heading, 1 for the topmost.
    func level(of heading: Int, in bytes: RawSpan) -> Int {
        guard heading >= 0, heading < count else { return 0 }
        let place = levels + heading
        checksums.compare(place..<(place + 1), in: bytes)
        return Int(bytes.load(UInt8.self, at: place))
    }

    /// The paragraph that is the heading.
    func paragraph(of heading: Int, in bytes: RawSpan) -> Int {
        paragraphs.value(at: heading, in: bytes)
    }

    /// The paragraphs under a heading, the heading itself left out.
    func section(of heading: Int, in bytes: RawSpan) -> Range<Int> {
        let start = paragraph(of: heading, in: bytes) &+ 1
        return start..<max(start, ends.value(at: heading, in: bytes))
    }

    /// The headings above a paragraph, outermost first; a heading doesn't stand above itself.
    ///
    /// Complexity: O(log n + headings between the paragraph and its outermost one).
    func path(to paragraph: Int, in bytes: RawSpan) -> [Int] {
        var path: [Int] = []
        var level = Int.max
        var heading = firstHeading(from: paragraph, in: bytes) - 1
        while heading >= 0, level > 1 {
            let own = self.level(of: heading, in: bytes)
            if own < level, section(of: heading, in: bytes).contains(paragraph) {
                path.append(heading)
                level = own
            } else if own <= 1 {
                break
            }
            heading -= 1
        }
        return path.reversed()
    }

    /// The heading that a paragraph is; `nil` if it is none.
    func heading(at paragraph: Int, in bytes: RawSpan) -> Int? {
        let heading = firstHeading(from: paragraph, in: bytes)
        guard heading < count, self.paragraph(of: heading, in: bytes) == paragraph else {
            return nil
        }
        return heading
    }

    /// The headings among consecutive paragraphs.
    ///
    /// Complexity: O(log n).
    func headings(in paragraphs: Range<Int>, _ bytes: RawSpan) -> Range<Int> {
        let first = firstHeading(from: paragraphs.lowerBound, in: bytes)
        return first..<max(first, firstHeading(from: paragraphs.upperBound, in: bytes))
    }

    /// The first heading that doesn't stand before a paragraph.
    private func firstHeading(from paragraph: Int, in bytes: RawSpan) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self.paragraph(of: middle, in: bytes) < paragraph {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low
    }
}
