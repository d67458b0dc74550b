/// Finding a pattern inside of a text, where wildcards stay within words.
extension Glob {
    /// Where the search for one part went from and how far it came.
    private struct Progress {
        var from = Int.max
        var place = 0
        var end: Int?
    }

    /// The leftmost passage at or behind an offset that the pattern covers; `nil` if there is none.
    ///
    /// `*` and `?` cover word characters only. A star between two parts covers as little as it can;
    /// stars at the ends of the pattern cover nothing. So a pattern of stars alone is found, empty,
    /// at the offset itself.
    ///
    /// As the start moves on, so does the place where each part is looked for, and what was found or
    /// not found stays so until it has been passed: each part goes through the text once.
    ///
    /// - Complexity: O(text × segments) where the parts are short.
    func firstMatch(
        in text: Span<UInt8>,
        from: Int,
        isWordScalar: (UInt32) -> Bool
    ) -> Range<Int>? {
        var parts = segments[...]
        if parts.count > 1, parts.first?.scalars.isEmpty == true { parts.removeFirst() }
        if parts.count > 1, parts.last?.scalars.isEmpty == true { parts.removeLast() }
        guard from >= 0, from <= text.count else { return nil }
        var progress = [Progress](repeating: Progress(), count: parts.count - 1)
        var start = from
        search: while let first = parts.first {
            guard let end = end(of: first, in: text, at: start, isWordScalar) else {
                guard start < text.count else { return nil }
                start += UTF8Scalars.decode(text, at: start, before: text.count).length
                continue
            }
            var last = end
            for (index, part) in parts.dropFirst().enumerated() {
                if last < progress[index].from || last > progress[index].place {
                    progress[index] = seek(part, in: text, from: last, isWordScalar)
                }
                guard let next = progress[index].end else {
                    guard start < text.count else { return nil }
                    start += UTF8Scalars.decode(text, at: start, before: text.count).length
                    continue search
                }
                last = next
            }
            return start..<last
        }
        return nil
    }

    /// The nearest place of a part that only word characters keep away from an offset.
    ///
    /// If there is none, the place is that of the character which ends the word.
    private func seek(
        _ part: Segment,
        in text: Span<UInt8>,
        from: Int,
        _ isWordScalar: (UInt32) -> Bool
    ) -> Progress {
        var place = from
        while true {
            if let end = end(of: part, in: text, at: place, isWordScalar) {
                return Progress(from: from, place: place, end: end)
            }
            guard place < text.count else { break }
            let (scalar, length) = UTF8Scalars.decode(text, at: place, before: text.count)
            guard isWordScalar(scalar) else { break }
            place += length
        }
        return Progress(from: from, place: place, end: nil)
    }

    /// The offset behind a part that stands at an offset; `nil` if it doesn't.
    @inline(__always)
    private func end(
        of part: Segment,
        in text: Span<UInt8>,
        at start: Int,
        _ isWordScalar: (UInt32) -> Bool
    ) -> Int? {
        var offset = start
        for sought in part.scalars {
            guard offset < text.count else { return nil }
            let (scalar, length) = UTF8Scalars.decode(text, at: offset, before: text.count)
            guard sought == Self.anyScalar ? isWordScalar(scalar) : sought == scalar else {
                return nil
            }
            offset += length
        }
        return offset
    }
}
