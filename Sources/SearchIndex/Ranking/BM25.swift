internal import Glibc

/// The parameters of BM25 and how it is worked out.
///
/// The form is that of Lucene 8 and later, without the constant factor k1 + 1:
/// ln(1 + (N − df + 0.5) / (df + 0.5)) · tf / (tf + k1 · (1 − b + b · length / average length)).
/// Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
public struct BM25: Hashable, Sendable {
    /// How slowly further occurrences of a term count; 0 or more.
    public var k1: Float

    /// How far long paragraphs are marked down; 0 to 1.
    public var b: Float

    /// Creates parameters; the defaults suit paragraphs of reports.
    public init(k1: Float = 1.2, b: Float = 0.7) {
        self.k1 = k1
        self.b = b
    }

    /// Whether a higher frequency never brings less.
    var growsWithFrequency: Bool { k1 >= 0 && b >= 0 && b <= 1 }

    /// The weight of a term that stands in some of all paragraphs.
    func idf(documentFrequency: Int, of total: Int) -> Float {
        let frequency = Double(documentFrequency)
        let others = max(0, Double(total) - frequency)
        return Float(log(1 + (others + 0.5) / (frequency + 0.5)))
    }

    /// What stands beside the frequency below the fraction line: k1 · (1 − b + b · length / average).
    func norm(length: Float, averageLength: Float) -> Float {
        k1 * (1 - b + b * length / averageLength)
    }
}
