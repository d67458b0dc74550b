extension ParagraphSet {
    /// The number of members among consecutive paragraphs.
    ///
    /// - Complexity: O(length / 64).
    func count(in range: Range<Int>) -> Int {
        let range = range.clamped(to: 0..<universe)
        guard !range.isEmpty else { return 0 }
        let (first, last) = (range.lowerBound / 64, (range.upperBound - 1) / 64)
        let head = UInt64.max << UInt64(range.lowerBound % 64)
        let tail = UInt64.max >> UInt64(63 - (range.upperBound - 1) % 64)
        if first == last { return (bits[first] & head & tail).nonzeroBitCount }
        var count = (bits[first] & head).nonzeroBitCount + (bits[last] & tail).nonzeroBitCount
        for word in (first + 1)..<last { count += bits[word].nonzeroBitCount }
        return count
    }
}
