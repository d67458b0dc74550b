internal import Testing

@testable import SearchIndex

/// One wrong bit anywhere in a file: opening or verifying finds it, and no search traps over it.
///
/// The default run verifies two bits of every byte and searches after one flip in some hundreds. With
/// EXHAUSTIVE=1 in the environment every bit is flipped, and after one flip in five is searched.
@Suite(.timeLimit(.minutes(15)))
struct `Flipped bits` {
    static let bits = Depth.isExhaustive ? Array(0..<8) : [0, 1]
    static let searchStep = Depth.isExhaustive ? 5 : 331

    @Test(arguments: bits)
    func `every flip is found and none traps`(bit: Int) throws {
        let whole = try DamageSample.bytes.get()
        let file = try ScratchFile(whole)
        let mask: [UInt8] = Depth.isExhaustive ? [1 << UInt8(bit)] : [1 << UInt8(bit), 1 << 7]
        var opened = 0
        for place in whole.indices {
            let flipped = whole[place] ^ mask[place % mask.count]
            file.write([flipped], at: place)
            defer { file.write([whole[place]], at: place) }
            guard let index = try? SearchIndex(contentsOf: file.path) else { continue }
            opened += 1
            #expect(throws: SearchIndexError.self, "byte \(place), bit \(bit)") {
                try index.verify()
            }
            if (place + bit).isMultiple(of: Self.searchStep) { try SearchBattery.run(on: index) }
        }
        #expect(opened > whole.count / 2)
        try SearchIndex(contentsOf: file.path).verify()
    }
}
