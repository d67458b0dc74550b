extension TermDictionary {
    /// Calls a function with the terms that begin in some way.
    ///
    /// The terms of each way to write the beginning come in order; a term may come more than once.
    ///
    /// - Parameters:
    ///   - beginning: How the terms begin.
    ///   - limit: The most terms and ways to write their beginning that are looked at.
    ///   - bytes: The bytes of the file.
    ///   - body: What is called.
    /// - Complexity: O(limit × log(number of terms)).
    func forEachTerm(
        _ beginning: WordBeginning,
        limit: Int,
        in bytes: RawSpan,
        _ body: ([UInt8], TermEntry) -> Void
    ) {
        guard !beginning.letters.isEmpty else { return }
        var left = limit
        for prefix in beginning.prefixes {
            var own = beginning
            own.letters = prefix + beginning.letters
            walk(own, from: 0, behind: [], left: &left, in: bytes, body)
        }
    }

    private func walk(
        _ beginning: WordBeginning,
        from place: Int,
        behind written: [UInt8],
        left: inout Int,
        in bytes: RawSpan,
        _ body: ([UInt8], TermEntry) -> Void
    ) {
        var (written, place) = (written, place)
        // What is written in one way only needs no look at the terms.
        if beginning.marks.isEmpty {
            while place < beginning.letters.count, beginning.letters[place].count == 1 {
                written += beginning.letters[place][0]
                place += 1
            }
        }
        guard left > 0, let start = written.withRawSpan({ first(from: $0, in: bytes) }),
            start.term.starts(with: written)
        else { return }
        left -= 1
        // No term holds this byte.
        let end = (written + [0xFF]).withRawSpan { first(from: $0, in: bytes)?.entry.number }
        // Few terms are sooner compared than looked up.
        let isLast = place == beginning.letters.count
        if isLast || (end ?? count) - start.entry.number <= Self.comparedCount {
            var terms = iterator(from: start.entry.number)
            while left > 0, let (term, entry) = terms.next(in: bytes), term.starts(with: written) {
                left -= 1
                if isLast || beginning.begins(term, at: written.count, from: place) {
                    body(term, entry)
                }
            }
            return
        }
        for letter in beginning.letters[place] {
            let longer = written + letter
            walk(beginning, from: place + 1, behind: longer, left: &left, in: bytes, body)
        }
        for mark in marks(behind: written, of: beginning.marks, in: bytes) {
            walk(beginning, from: place, behind: written + mark, left: &left, in: bytes, body)
        }
    }

    private static let comparedCount = 64

    /// The marks that follow a beginning in any term.
    private func marks(
        behind written: [UInt8],
        of marks: [ClosedRange<UInt32>],
        in bytes: RawSpan
    ) -> [[UInt8]] {
        var found: [[UInt8]] = []
        var next: UInt32 = 0
        for range in marks where next <= range.upperBound {
            next = max(next, range.lowerBound)
            while next <= range.upperBound {
                var sought = written
                UTF8Scalars.append(next, to: &sought)
                guard let term = sought.withRawSpan({ first(from: $0, in: bytes) })?.term,
                    term.starts(with: written), term.count > written.count
                else { return found }
                let start = written.count
                let (scalar, length) = UTF8Scalars.decode(term.span, at: start, before: term.count)
                // What is damaged may be out of order.
                guard scalar >= next else { return found }
                next = scalar
                if scalar <= range.upperBound {
                    found.append(Array(term[start..<start + length]))
                    next += 1
                }
            }
        }
        return found
    }
}
