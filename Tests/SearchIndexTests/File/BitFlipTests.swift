internal import Testing

@testable import SearchIndex

/// One wrong bit anywhere in a file: opening or verifying finds it, and every search gives the right
/// answer or an error.
///
/// The default run verifies two bits of every byte and searches after one flip in some hundreds. With
/// EXHAUSTIVE=1 in the environment every bit of a larger file is flipped and searched over.
@Suite(.timeLimit(.minutes(60)))
struct `Flipped bits` {
    static let bits = Depth.isExhaustive ? Array(0..<8) : [0, 1]
    static let searchStep = Depth.isExhaustive ? 1 : 331

    @Test(arguments: bits)
    func `every flip is found, and no answer is wrong`(bit: Int) throws {
        let whole = try (Depth.isExhaustive ? DamageSample.largerBytes : DamageSample.bytes).get()
        let file = try ScratchFile(whole)
        let right = try SearchBattery.answers(of: file.path)
        #expect(right.count >= 20 && right.allSatisfy { $0 != nil })
        let mask: [UInt8] = Depth.isExhaustive ? [1 << UInt8(bit)] : [1 << UInt8(bit), 1 << 7]
        var (opened, searched, answered, refused) = (0, 0, 0, 0)
        for place in whole.indices {
            let flipped = whole[place] ^ mask[place % mask.count]
            file.write([flipped], at: place)
            defer { file.write([whole[place]], at: place) }
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            opened += 1
            if (try? index.verify()) != nil { Issue.record("byte \(place), bit \(bit) unnoticed") }
            guard (place + bit).isMultiple(of: Self.searchStep) else { continue }
            searched += 1
            for (number, answer) in try SearchBattery.answers(of: file.path).enumerated() {
                if answer == nil { refused += 1 } else { answered += 1 }
                guard let answer, answer != right[number] else { continue }
                Issue.record("byte \(place), bit \(bit), question \(number): \(answer)")
            }
        }
        #expect(opened > whole.count / 2)
        #expect(answered > 0 && refused > 0)
        try SearchIndex(contentsOf: file.path).verify()
        Depth.report(
            "flipped bits",
            "\(whole.count) flips of bit \(bit) found, \(whole.count - opened) while opening; "
                + "searches after \(searched): \(answered) right answers, \(refused) errors"
        )
    }
}
