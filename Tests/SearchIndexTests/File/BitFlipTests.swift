internal import Testing

@testable import SearchIndex

/// One wrong bit anywhere in a file: opening or verifying finds it, and every search gives the right
/// answer or an error.
///
/// The default run verifies two bits of every byte and searches after one flip in some hundreds. With
/// EXHAUSTIVE=1 in the environment every bit is flipped and searched over.
@Suite(.timeLimit(.minutes(30)))
struct `Flipped bits` {
    static let bits = Depth.isExhaustive ? Array(0..<8) : [0, 1]
    static let searchStep = Depth.isExhaustive ? 1 : 331

    @Test(arguments: bits)
    func `every flip is found, and no answer is wrong`(bit: Int) throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let right = try SearchBattery.answers(of: file.path)
        let mask: [UInt8] = Depth.isExhaustive ? [1 << UInt8(bit)] : [1 << UInt8(bit), 1 << 7]
        var opened = 0
        var answered = 0
        for place in whole.indices {
            let flipped = whole[place] ^ mask[place % mask.count]
            file.write([flipped], at: place)
            defer { file.write([whole[place]], at: place) }
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            opened += 1
            #expect(throws: SearchIndexError.self, "byte \(place), bit \(bit)") {
                try index.verify()
            }
            guard (place + bit).isMultiple(of: Self.searchStep) else { continue }
            for (number, answer) in try SearchBattery.answers(of: file.path).enumerated() {
                guard let answer else { continue }
                answered += 1
                #expect(answer == right[number], "byte \(place), bit \(bit), question \(number)")
            }
        }
        #expect(opened > whole.count / 2)
        #expect(answered > 0)
        #expect(right.allSatisfy { $0 != nil })
        try SearchIndex(contentsOf: file.path).verify()
    }
}
