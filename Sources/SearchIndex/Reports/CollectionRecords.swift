/// Cuts the lines of a collection into names and texts, in a window that slides over the file.
struct CollectionRecords {
    /// The number of bytes within which the TAB after a name stands.
    static let nameLimit = 1024

    /// The number of the line at the window's start.
    private var line = 1

    /// The name of the line whose first pieces are already taken.
    private var openName: String?

    /// Whether those pieces held text.
    private var openHasText = false

    /// How much of the window is known to hold no line end, from its start.
    private var searched = 0

    /// Takes one line, or one piece of a very long one, from the window into a draft.
    ///
    /// Complexity: O(bytes taken). Bytes that were searched in vain aren't searched again.
    /// - Returns: Where the next begins and whether the line held no text; `nil` if the window must
    ///   grow first, or is empty at the end of the file.
    mutating func take(
        from window: [UInt8],
        at start: Int,
        isAtEnd: Bool,
        into draft: inout ReportDraft
    ) -> (next: Int, isEmpty: Bool)? {
        let bytes = window.span
        let limit = LineReader.defaultPieceLimit
        let index = bytes.withRawSpan { ByteSearch.first(0x0A, in: $0, from: start + searched) }
        searched = index - start
        let hasEnd = index < bytes.count
        guard hasEnd || (isAtEnd && index > start) || searched > 2 * limit else { return nil }
        searched = 0

        let (name, textStart) = name(start..<index, in: window)
        let text = WhiteSpace.trim(textStart..<index, in: bytes)
        if text.count > limit {
            let cut = LongLine.cut(text, limit: limit, in: bytes)
            append(WhiteSpace.trim(text.lowerBound..<cut, in: bytes), name, window, &draft)
            openName = name
            openHasText = true
            return (cut, false)
        }
        let isFinished = hasEnd || isAtEnd
        if !isFinished, text.upperBound == index, !text.isEmpty {
            // Behind much white space comes what may be half a character: keep the line open.
            openName = name
            return (text.lowerBound, false)
        }
        append(text, name, window, &draft)
        guard isFinished else {
            openName = name
            openHasText = openHasText || !text.isEmpty
            return (index, false)
        }
        let isEmpty = text.isEmpty && !openHasText
        line += 1
        openName = nil
        openHasText = false
        return (hasEnd ? index + 1 : index, isEmpty)
    }

    /// The name of a line and where its text begins.
    private func name(_ range: Range<Int>, in window: [UInt8]) -> (String, Int) {
        if let openName { return (openName, range.lowerBound) }
        let bytes = window.span
        let end = min(range.upperBound, range.lowerBound + Self.nameLimit)
        let index = bytes.extracting(..<end).withRawSpan {
            ByteSearch.first(0x09, in: $0, from: range.lowerBound)
        }
        guard index < end else { return ("\(line)", range.lowerBound) }
        let name = WhiteSpace.trim(range.lowerBound..<index, in: bytes)
        if name.isEmpty { return ("\(line)", index + 1) }
        return (String(decoding: window[name], as: UTF8.self), index + 1)
    }

    /// Adds a paragraph, its TABs and line ends turned into spaces.
    private func append(
        _ range: Range<Int>,
        _ name: String,
        _ window: [UInt8],
        _ draft: inout ReportDraft
    ) {
        guard !range.isEmpty else { return }
        let bytes = window.span
        var copied = range.lowerBound
        var index = range.lowerBound
        while true {
            index = bytes.extracting(..<range.upperBound).withRawSpan { Self.plainEnd($0, index) }
            guard index < range.upperBound else { break }
            let byte = bytes[index]
            let length = byte == 0x09 ? 1 : LineReader.lineEndLength(at: index, in: bytes)
            if length > 0 {
                draft.text.append(contentsOf: window[copied..<index])
                draft.text.append(0x20)
                index += length
                copied = index
            } else {
                index += 1
            }
        }
        draft.text.append(contentsOf: window[min(copied, range.upperBound)..<range.upperBound])
        draft.paragraphs.append(ParagraphDraft(end: draft.text.count, line: line))
        draft.ids.append(name)
    }

    /// The next place with a byte that may be white space other than a space, or the end.
    ///
    /// These are 09 to 0D, and C2 and E2, with which line ends of Unicode begin; eight bytes are looked
    /// at at a time. What stands before them may be told as well.
    @inline(__always)
    private static func plainEnd(_ bytes: RawSpan, _ start: Int) -> Int {
        var index = start
        while index &+ 8 <= bytes.byteCount {
            let eight = bytes.load(UInt64.self, at: index)
            // C2 and E2 differ in one bit. A byte gets its top bit if it is zero or less than 0E; what
            // is above the lowest such byte may be wrong.
            let lead = eight & 0xDFDF_DFDF_DFDF_DFDF ^ 0xC2C2_C2C2_C2C2_C2C2
            let found =
                ((lead &- 0x0101_0101_0101_0101) & ~lead
                    | (eight &- 0x0E0E_0E0E_0E0E_0E0E) & ~eight) & 0x8080_8080_8080_8080
            if found != 0 { return index &+ found.trailingZeroBitCount / 8 }
            index &+= 8
        }
        while index < bytes.byteCount {
            let byte = bytes.load(UInt8.self, at: index)
            if byte < 0x0E || byte == 0xC2 || byte == 0xE2 { break }
            index &+= 1
        }
        return index
    }
}
