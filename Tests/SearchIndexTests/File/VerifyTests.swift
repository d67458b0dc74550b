internal import Testing

@testable import SearchIndex

/// Verifying checks contents as well: wrong bytes under right checksums contradict others.
@Suite(.timeLimit(.minutes(15)))
struct `Verifying` {
    /// Sections that follow from others, with the share of changes that make no difference there, in
    /// hundredths: unused bits at the end of lists, and marks in the text that are no words.
    @Test(
        arguments: [
            (.words, 4), (.holders, 4), (.text, 15), (.wordPostings, 15), (.holderPostings, 25),
            (.borders, 5), (.borderPostings, 15), (.contexts, 10),
        ] as [(FileSection, Int)]
    )
    func `finds changes under right checksums`(section: FileSection, share: Int) throws {
        let whole = try DamageSample.bytes.get()
        let range = Sealing.entries(of: whole)[Int(section.rawValue) - 1].section
        let step = Depth.isExhaustive ? 1 : 1 + range.count / 100
        let file = try ScratchFile(whole)
        var (tried, missed) = (0, 0)
        for place in stride(from: range.lowerBound, to: range.upperBound, by: step) {
            var bytes = whole
            bytes[place] ^= 1 << UInt8(place % 8)
            Sealing.seal(&bytes)
            file.write(bytes, at: 0)
            tried += 1
            if (try? SearchIndex(contentsOf: file.path).verify()) != nil { missed += 1 }
        }
        #expect(tried > 30 && missed * 100 <= tried * share, "\(missed) of \(tried)")
    }
}
