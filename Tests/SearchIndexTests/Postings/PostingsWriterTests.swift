import Testing

@testable import SearchIndex

@Suite struct `Postings writer` {
    @Test func `lists stand one behind the other, as long as it says`() {
        var random = SplitMix(seed: 0)
        var writer = PostingsWriter(shape: .weighted)
        var end = 0
        for count in PostingsSample.counts where count > 1 {
            let sample = PostingsSample(.sparse, count: count, shape: .weighted, using: &random)
            let length = writer.append(
                numbers: sample.numbers.span,
                frequencies: sample.frequencies.span,
                lengths: { $0 % 300 }
            )
            let list = Array(sample.bytes[sample.entry.list])
            #expect(length == list.count)
            #expect(Array(writer.bytes.bytes[end...]) == list)
            end += length
        }
    }

    @Test func `a short list is bits alone`() {
        // Gaps less one are 0, 1, 0 with parameter 0: 00000 1 01 1.
        let plain = PostingsSample.list([0, 2, 3], [], shape: .plain)
        #expect(plain == [0b1010_0000, 0b0000_0001])
        // Frequencies 1, 2, 1 are 1, 010, 1 and stand behind their gaps: 00000 1 1 1 010 1 1.
        let weighted = PostingsSample.list([0, 1, 2], [1, 2, 1], shape: .weighted)
        #expect(weighted == [0b1110_0000, 0b0001_1010])
    }

    @Test func `of two parameters that are as good the smaller is taken`() {
        // Gaps of 2 and 2 take six bits with parameter 0 and with 1: 00000 001 001.
        #expect(PostingsSample.list([2, 5], [], shape: .plain) == [0b1000_0000, 0b0000_0100])
    }

    @Test func `a dense block takes two bytes besides the tables`() {
        let list = PostingsSample.list(Array(0..<128), [], shape: .plain)
        #expect(list == [127, 0, 0, 0] + [0, 0, 0, 0, 2, 0, 0, 0] + [0, 0])
    }

    @Test(arguments: [128, 129, 256, 300, 1000])
    func `the impacts bound every posting of their block and of the list`(count: Int) {
        var random = SplitMix(seed: UInt64(count))
        let sample = PostingsSample(.sparse, .any, count: count, shape: .weighted, using: &random)
        let lengths = Dictionary(
            uniqueKeysWithValues: sample.numbers.map { ($0, UInt32(random.number(bits: 9))) }
        )
        let list = PostingsSample.list(
            sample.numbers,
            sample.frequencies,
            shape: .weighted,
            lengths: { lengths[$0, default: 0] }
        )
        for index in sample.numbers.indices {
            let posting = (sample.frequencies[index], lengths[sample.numbers[index], default: 0])
            for place in [0, 1 + index / 128] {
                let impacts = Array(list[(8 * place)..<(8 * place + 8)])
                #expect(Impacts.cover(impacts, posting), "\(posting) in block \(place)")
            }
        }
    }

    @Test(arguments: [128, 129, 256, 300])
    func `without frequencies a block knows its shortest length`(count: Int) {
        let numbers = (0..<UInt32(count)).map { $0 * 3 }
        let list = PostingsSample.list(numbers, [], shape: .bounded) { 10 + $0 % 500 }
        var expected = [10] as [UInt8]
        for start in stride(from: 0, to: count, by: 128) {
            let block = numbers[start..<min(start + 128, count)]
            expected.append(UInt8(min(255, block.map { 10 + $0 % 500 }.min() ?? 0)))
        }
        #expect(Array(list.prefix(expected.count)) == expected)
    }

    @Test(arguments: [[5, 5], [5, 4], [1, 2, .max]] as [[UInt32]])
    func `numbers out of order are refused`(numbers: [UInt32]) async {
        await #expect(processExitsWith: .failure) { [numbers] in
            _ = PostingsSample.list(numbers, [], shape: .plain)
        }
    }

    @Test(arguments: [127, 128, 200])
    func `numbers out of order are refused wherever they stand`(place: Int) async {
        await #expect(processExitsWith: .failure) { [place] in
            var numbers = [UInt32](0..<300)
            numbers[place] = numbers[place - 1]
            _ = PostingsSample.list(numbers, [], shape: .bounded)
        }
    }

    @Test func `a frequency of zero is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = PostingsSample.list([1, 2], [1, 0], shape: .weighted)
        }
    }
}
