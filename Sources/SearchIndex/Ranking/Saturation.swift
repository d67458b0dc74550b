/// What a term brings to a paragraph before it is weighed: frequency / (frequency + norm), below 1.
///
/// Small frequencies in paragraphs of ordinary length are looked up. Rounding keeps the order: a
/// higher frequency or a shorter paragraph never brings less, so that bounds hold to the last bit.
///
/// A class, because copying its tables would take longer than reading a block of postings.
final class Saturation {
    private static let tableRows = 8

    /// 256 lengths for each small frequency.
    private let table: [Float]

    /// What a posting brings at most, by ``place(frequency:shortLength:)``: that itself for small
    /// frequencies in paragraphs of 254 words or fewer.
    let bounds: [Float]

    private let norms: NormTable
    let shortLengths: ShortLengths
    private let lengths: ParagraphTable

    init(_ options: RankingOptions, averageLength: Float, lengths: ParagraphTable) {
        let norms = NormTable(options, averageLength: averageLength)
        var table: [Float] = []
        table.reserveCapacity(256 * Self.tableRows)
        for frequency in 1...UInt32(Self.tableRows) {
            for length in UInt8.min...UInt8.max {
                let norm = norms.norm(shortLength: length)
                table.append(Self.value(frequency: frequency, norm: norm))
            }
        }
        self.table = table
        bounds = table + Array(repeating: 1, count: 256)
        self.norms = norms
        self.lengths = lengths
        shortLengths = lengths.shortLengths
    }

    /// The number of ``bounds``: for one more frequency, which stands for all that are higher.
    static let boundCount = 256 * (tableRows + 1)

    /// The place of a frequency and a length among the ``bounds``.
    @inline(__always)
    static func place(frequency: UInt32, shortLength: UInt8) -> Int {
        Int(min(frequency &- 1, UInt32(tableRows)) &<< 8 | UInt32(shortLength))
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
        guard frequency &- 1 < Self.tableRows, place < table.count else {
            return longValue(frequency: frequency, shortLength: shortLength)
        }
        return table[place]
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

    /// What the postings of a run bring.
    ///
    /// - Parameters:
    ///   - run: The places of the postings.
    ///   - numbers: Their paragraphs.
    ///   - frequencies: Their frequencies.
    ///   - weight: What the term weighs.
    ///   - scores: Receives at the same places what they bring.
    ///   - bytes: The bytes of the file.
    func score(
        _ run: Range<Int>,
        numbers: Span<UInt32>,
        frequencies: Span<UInt32>,
        weight: Float,
        into scores: inout [Float],
        in bytes: RawSpan
    ) {
        let rows = table
        let table = rows.span
        let shortLengths = shortLengths
        var scores = scores.mutableSpan
        for index in run {
            let (paragraph, frequency) = (numbers[index], frequencies[index])
            let short = shortLengths.length(of: paragraph, in: bytes)
            let place = Int((frequency &- 1) &<< 8 | UInt32(short))
            if short < ParagraphTable.longLength, frequency &- 1 < Self.tableRows {
                scores[index] = weight * table[place]
            } else {
                scores[index] =
                    weight * longValue(frequency: frequency, in: paragraph, bytes: bytes)
            }
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

    /// The most that a posting of a block of a list brings.
    @inline(__always)
    func bound(ofBlock block: Int, of list: PostingsList, in bytes: RawSpan) -> Float {
        let place = list.impacts(of: block)
        switch list.shape {
        case .plain: return 1
        case .bounded:
            return value(frequency: 1, shortLength: bytes.load(UInt8.self, at: place))
        case .weighted:
            // Four pairs of a frequency and a length.
            var pairs = bytes.load(UInt64.self, at: place)
            var most: Float = 0
            for _ in 0..<BlockMaxima.pairCount {
                let frequency = UInt32(pairs & 255)
                let length = UInt8(truncatingIfNeeded: pairs &>> 8)
                // 255 stands for any higher frequency.
                if frequency == 255 { return 1 }
                most = max(most, value(frequency: frequency, shortLength: length))
                pairs &>>= 16
            }
            return most
        }
    }
}
