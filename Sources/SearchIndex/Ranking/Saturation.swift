/// The larger of two numbers, as one instruction, which `max` isn't because of zeros of both signs.
@inline(__always)
func larger(_ left: Float, _ right: Float) -> Float { left > right ? left : right }

/// What a term brings to a paragraph before it is weighed: frequency / (frequency + norm), below 1.
///
/// Small frequencies in paragraphs of ordinary length are looked up. Rounding keeps the order: a
/// higher frequency or a shorter paragraph never brings less, so that bounds hold to the last bit.
///
/// A class, because copying its tables would take longer than reading a block of postings.
final class Saturation {
    private static let tableRows = 8

    /// What a posting brings at most, by ``place(frequencyLessOne:shortLength:)``: that itself for small
    /// frequencies in paragraphs of 254 words or fewer.
    let bounds: [Float]

    private let norms: NormTable
    let shortLengths: ShortLengths
    private let lengths: ParagraphTable

    init(_ options: RankingOptions, averageLength: Float, lengths: ParagraphTable) {
        let norms = NormTable(options, averageLength: averageLength)
        var table: [Float] = []
        table.reserveCapacity(Self.boundCount)
        for frequency in 1...UInt32(Self.tableRows) {
            for length in UInt8.min...UInt8.max {
                let norm = norms.norm(shortLength: length)
                table.append(Self.value(frequency: frequency, norm: norm))
            }
        }
        // Anything more frequent.
        for _ in 0..<256 { table.append(1) }
        bounds = table
        self.norms = norms
        self.lengths = lengths
        shortLengths = lengths.shortLengths
    }

    /// The number of ``bounds``: for one more frequency, which stands for all that are higher.
    static let boundCount = 256 * (tableRows + 1)

    /// The place of a frequency, less one, and a length among the ``bounds``.
    @inline(__always)
    static func place(frequencyLessOne: UInt32, shortLength: UInt8) -> Int {
        Int(min(frequencyLessOne, UInt32(tableRows)) &<< 8 | UInt32(shortLength))
    }

    /// Worked out in twice the precision: neighbouring values can't change places in the result.
    @inline(__always)
    static func value(frequency: UInt32, norm: Float) -> Float {
        Float(Double(frequency) / (Double(frequency) + Double(norm)))
    }

    /// What a frequency brings in a paragraph of 254 words or fewer; 255 stands for more, as a bound.
    @inline(__always)
    func value(frequency: UInt32, shortLength: UInt8) -> Float {
        let place = Int((frequency &- 1) &<< 8 | UInt32(shortLength))
        guard frequency &- 1 < Self.tableRows, place < bounds.count else {
            return longValue(frequency: frequency, shortLength: shortLength)
        }
        return bounds[place]
    }

    /// What a frequency brings in a paragraph.
    @inline(__always)
    func value(frequency: UInt32, in paragraph: UInt32, bytes: RawSpan) -> Float {
        let short = shortLengths.length(of: paragraph, in: bytes)
        if short < ParagraphTable.longLength {
            return value(frequency: frequency, shortLength: short)
        }
        return longValue(frequency: frequency, in: paragraph, bytes: bytes)
    }

    /// What the postings of a run bring, but for those in paragraphs of 255 words or more.
    ///
    /// - Parameters:
    ///   - run: The places of the postings.
    ///   - numbers: Their paragraphs.
    ///   - frequencies: Their frequencies, each less one.
    ///   - weight: What the term weighs.
    ///   - long: What counts for a posting in a longer paragraph, as a share of what it may bring there
    ///     at most: 1 for a bound, 0 for it to be left out.
    ///   - scores: Receives at the same places what they bring.
    ///   - bytes: The bytes of the file.
    func score(
        _ run: Range<Int>,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>,
        weight: Float,
        long: Float,
        into scores: inout [Float],
        in bytes: RawSpan
    ) {
        let bounds = bounds
        let table = bounds.span
        let lengths = bytes.extracting(shortLengths.range(in: bytes))
        var scores = scores.mutableSpan
        guard table.count == Self.boundCount else { return }
        for index in run {
            let frequency = frequencies[index]
            let short = lengths.load(UInt8.self, at: Int(numbers[index]))
            if frequency < Self.tableRows {
                let row = Self.place(frequencyLessOne: frequency, shortLength: short)
                scores[index] = weight * table[row]
            } else {
                scores[index] = weight * longValue(frequency: frequency &+ 1, shortLength: short)
            }
            if short == ParagraphTable.longLength { scores[index] *= long }
        }
    }

    @inline(never)
    private func longValue(frequency: UInt32, shortLength: UInt8) -> Float {
        Self.value(frequency: frequency, norm: norms.norm(shortLength: shortLength))
    }

    @inline(never)
    private func longValue(frequency: UInt32, in paragraph: UInt32, bytes: RawSpan) -> Float {
        let norm = norms.norm(length: lengths.length(of: paragraph, in: bytes))
        return Self.value(frequency: frequency, norm: norm)
    }

    /// The most that a frequency, or a lower one, brings in a paragraph; 255 stands for any.
    @inline(__always)
    func bound(_ highest: UInt8, in paragraph: UInt32, bytes: RawSpan) -> Float {
        let short = shortLengths.length(of: paragraph, in: bytes)
        let place = Self.place(frequencyLessOne: UInt32(highest) &- 1, shortLength: short)
        return place < bounds.count ? bounds[place] : 1
    }

    /// The most that a posting of a block of a list brings.
    ///
    /// - Parameters:
    ///   - block: The block.
    ///   - list: The list.
    ///   - bounds: Those of the saturation.
    ///   - bytes: The bytes of the file.
    /// - Returns: What it brings at most.
    @inline(__always)
    static func bound(
        ofBlock block: Int,
        of list: PostingsList,
        _ bounds: Span<Float>,
        in bytes: RawSpan
    ) -> Float {
        guard bounds.count == boundCount else { return 1 }
        let place = list.impacts(of: block)
        switch list.shape {
        case .plain: return 1
        case .bounded: return bounds[Int(bytes.load(UInt8.self, at: place))]
        case .weighted:
            // Four pairs of a frequency and a length; the highest frequencies bring 1.
            var pairs = bytes.load(UInt64.self, at: place)
            var most: Float = 0
            for _ in 0..<BlockMaxima.pairCount {
                let row = Self.place(
                    frequencyLessOne: UInt32(truncatingIfNeeded: pairs & 255) &- 1,
                    shortLength: UInt8(truncatingIfNeeded: pairs &>> 8)
                )
                most = larger(most, bounds[row])
                pairs &>>= 16
            }
            return most
        }
    }
}
