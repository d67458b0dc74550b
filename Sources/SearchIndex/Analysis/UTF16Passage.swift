/// Some paragraphs of a text as ICU wants them: in UTF-16, with a separator between paragraphs.
///
/// A long text is handed over in passages small enough to stay in a core's cache.
struct UTF16Passage {
    /// The units; only the first `count` count.
    private(set) var units: [UInt16] = []
    private(set) var count = 0

    /// The offset in the text at which the passage begins.
    private(set) var start = 0

    /// The paragraphs in the passage.
    private(set) var paragraphs = 0..<0

    private var end = 0

    /// PARAGRAPH SEPARATOR: rules WB3a and WB3b break before and after it whatever its neighbours
    /// are, whereas a line feed would join with a carriage return before it.
    static let separator: UInt16 = 0x2029

    private static let byteGoal = 1 << 17

    /// Goes back to the start of a text.
    mutating func restart() {
        (start, end, paragraphs) = (0, 0, 0..<0)
    }

    /// Takes the next paragraphs of the text, as many as make a passage; `false` after the last.
    ///
    /// - Complexity: Linear in the length of the passage; one allocation when it outgrows all before.
    mutating func load(_ text: Span<UInt8>, paragraphEnds: Span<UInt32>) -> Bool {
        guard paragraphs.upperBound < paragraphEnds.count else { return false }
        start = end
        var next = paragraphs.upperBound
        repeat {
            precondition(paragraphEnds[next] >= end, "paragraphs out of order")
            end = Int(paragraphEnds[next])
            next += 1
        } while next < paragraphEnds.count && end - start < Self.byteGoal
        precondition(end <= text.count, "a paragraph beyond the text")
        let taken = paragraphs.upperBound..<next
        paragraphs = taken

        // No sequence has more units than bytes.
        let needed = end - start + taken.count
        if units.count < needed {
            units = Array(repeating: 0, count: Swift.max(needed, 2 * units.count))
        }
        let from = start
        var target = units.mutableSpan
        let written = Self.transcode(
            text,
            from: from,
            paragraphEnds: paragraphEnds.extracting(taken),
            into: &target
        )
        count = written
        return true
    }

    /// Writes the units of some paragraphs and returns how many there are.
    private static func transcode(
        _ text: Span<UInt8>,
        from start: Int,
        paragraphEnds: Span<UInt32>,
        into units: inout MutableSpan<UInt16>
    ) -> Int {
        var unit = 0
        var byte = start
        for paragraph in paragraphEnds.indices {
            if paragraph > 0 {
                units[unit] = separator
                unit &+= 1
            }
            let end = Int(paragraphEnds[paragraph])
            while byte < end {
                let (scalar, length) = UTF8Scalars.decode(text, at: byte, before: end)
                byte &+= length
                if length < 4 {
                    units[unit] = UInt16(truncatingIfNeeded: scalar)
                    unit &+= 1
                } else {
                    // Two units even for U+FFFD, as `UTF8Scalars.unitCount` has it.
                    let isPair = scalar >= 0x1_0000
                    let lead = isPair ? 0xD7C0 &+ scalar >> 10 : UTF8Scalars.replacement
                    let trail = isPair ? 0xDC00 | scalar & 0x3FF : UTF8Scalars.replacement
                    units[unit] = UInt16(truncatingIfNeeded: lead)
                    units[unit &+ 1] = UInt16(truncatingIfNeeded: trail)
                    unit &+= 2
                }
            }
        }
        return unit
    }
}
