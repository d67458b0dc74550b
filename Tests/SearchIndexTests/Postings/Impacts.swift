@testable import SearchIndex

/// What the stored (frequency, length) pairs say about postings; 255 means 255 or more.
enum Impacts {
    static func pairs(_ bytes: [UInt8]) -> [(frequency: UInt8, length: UInt8)] {
        stride(from: 0, to: bytes.count, by: 2).map { (bytes[$0], bytes[$0 + 1]) }
    }

    /// Whether a pair is as frequent as a posting or more, and no longer.
    static func cover(_ bytes: [UInt8], _ posting: (frequency: UInt32, length: UInt32)) -> Bool {
        pairs(bytes).contains { pair in
            (pair.frequency == 255 || UInt32(pair.frequency) >= posting.frequency)
                && UInt32(pair.length) <= posting.length
        }
    }

    /// The BM25 score of a frequency in a paragraph of a length, in a form that rounding keeps monotone.
    static func score(_ frequency: Double, _ length: Double, k1: Double, b: Double) -> Double {
        let norm = k1 * ((1 - b) + b * (length / 40))
        return (k1 + 1) / (1 + norm / frequency)
    }

    /// The best score that the stored pairs allow.
    static func bound(_ bytes: [UInt8], k1: Double, b: Double) -> Double {
        pairs(bytes).map { pair in
            let frequency = pair.frequency == 255 ? Double.infinity : Double(pair.frequency)
            return score(frequency, Double(pair.length), k1: k1, b: b)
        }.max() ?? 0
    }
}
