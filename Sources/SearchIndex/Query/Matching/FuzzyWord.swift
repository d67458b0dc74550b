/// A word that others may differ from by one or two edits.
///
/// An edit inserts, deletes or replaces a character, or swaps two neighbours; no character is edited
/// twice (optimal string alignment, the restricted form of Damerau's distance). See Navarro 2001, "A
/// guided tour to approximate string matching", for the band.
struct FuzzyWord: Hashable, Sendable {
    /// The cells of a row at most two away from the diagonal, and one more at each end.
    ///
    /// The cell of column `c` in row `r` stands at `3 + c - r`.
    private typealias Row = InlineArray<7, Int>

    /// How many edits are allowed, 0 to 2.
    let edits: Int

    private let scalars: [UInt32]

    /// How many bytes a word may have: an edit changes their number by four at most.
    private let lengths: ClosedRange<Int>

    /// A word, and how many edits to allow; numbers outside of 0 to 2 count as the nearest of these.
    ///
    /// - Complexity: O(length of the word).
    init(_ word: String, edits: Int) {
        scalars = word.unicodeScalars.map(\.value)
        self.edits = min(max(edits, 0), 2)
        let length = word.utf8.count
        lengths = (length - 4 * self.edits)...(length + 4 * self.edits)
    }

    /// Whether another word, well-formed UTF-8, is at most so many edits away.
    ///
    /// Works out the table of distances, a row for each character of the other word, only within the
    /// band where a distance can be small enough, and stops when none is.
    ///
    /// - Complexity: O(edits × length), O(1) memory.
    func matches(_ other: Span<UInt8>) -> Bool {
        guard lengths.contains(other.count) else { return false }
        // What lies outside of the band or is too far away counts as this.
        let beyond = edits + 1
        var before = Row(repeating: beyond)
        var above = Row(repeating: beyond)
        for column in 0...edits { above[3 + column] = column }
        var leastAbove = 0
        var previous = UInt32.max
        var row = 0
        var offset = 0
        while offset < other.count {
            let (scalar, length) = UTF8Scalars.decode(other, at: offset, before: other.count)
            offset += length
            row += 1
            var current = Row(repeating: beyond)
            var least = beyond
            var column = max(0, row - edits)
            let last = min(scalars.count, row + edits)
            while column <= last {
                let cell = 3 + column - row
                var distance = row
                if column > 0 {
                    let own = scalars[column - 1]
                    distance = above[cell] + (own == scalar ? 0 : 1)
                    distance = min(distance, above[cell + 1] + 1, current[cell - 1] + 1)
                    if own == previous, column > 1, scalars[column - 2] == scalar {
                        distance = min(distance, before[cell] + 1)
                    }
                }
                distance = min(distance, beyond)
                current[cell] = distance
                least = min(least, distance)
                column += 1
            }
            // A swap reaches back over one row.
            if least > edits, leastAbove >= edits { return false }
            before = above
            above = current
            leastAbove = least
            previous = scalar
        }
        let cell = 3 + scalars.count - row
        return 1...5 ~= cell && above[cell] <= edits
    }
}
