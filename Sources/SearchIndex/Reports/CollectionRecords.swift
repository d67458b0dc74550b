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
        var index = start + searched
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
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
        var index = range.lowerBound
        while index < end, bytes[index] != 0x09 { index += 1 }
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
        while index < range.upperBound {
            let byte = bytes[index]
            // Nearly every byte is none of 09 to 0D, C2 and E2.
            if byte &- 0x09 > 0x04, byte != 0xE2, byte != 0xC2 {
                index += 1
                continue
            }
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
}
