/// The paragraphs that one part of a query finds, with how often it stands in each.
struct LeafMatches {
    /// Ascending.
    var paragraphs: [UInt32] = []

    /// As many as paragraphs, 1 or more.
    var frequencies: [UInt32] = []

    /// The number of paragraphs by which the part is weighed, if that is another: the sum over several
    /// indexes that are searched as one, or that of the candidates of a frequent phrase.
    var counted: Int?

    /// The number of paragraphs by which the part is weighed.
    var documentFrequency: Int { counted ?? paragraphs.count }

    /// These matches and others; where both know a paragraph, the larger frequency counts.
    func merged(with other: Self) -> Self {
        var merged = Self()
        merged.paragraphs.reserveCapacity(paragraphs.count + other.paragraphs.count)
        merged.frequencies.reserveCapacity(paragraphs.count + other.paragraphs.count)
        var (first, second) = (0, 0)
        while first < paragraphs.count || second < other.paragraphs.count {
            let mine = first < paragraphs.count ? paragraphs[first] : .max
            let theirs = second < other.paragraphs.count ? other.paragraphs[second] : .max
            var frequency: UInt32 = 0
            if mine <= theirs {
                frequency = frequencies[first]
                first += 1
            }
            if theirs <= mine {
                frequency = max(frequency, other.frequencies[second])
                second += 1
            }
            merged.paragraphs.append(min(mine, theirs))
            merged.frequencies.append(frequency)
        }
        return merged
    }
}
