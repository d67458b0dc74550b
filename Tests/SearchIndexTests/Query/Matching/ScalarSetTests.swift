import Testing

@testable import SearchIndex

@Suite struct `Scalar sets` {
    /// The planes that have characters, and a few scalars of the others.
    private let values: [[UInt32]] = [
        Array(0...0x3_FFFF), Array(0xE_0000...0xE_0FFF), [0x4_0000, 0x8_0000, 0xF_0000, 0x10_FFFF],
    ]

    private func scalars(_ set: ScalarSet) -> Set<UInt32> {
        Set(set.ranges.flatMap { $0 })
    }

    @Test(arguments: SplitMix.seeds)
    func `unions and inversions are those of sets`(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for _ in 0..<200 {
            let ranges = (0..<Int.random(in: 0...6, using: &random)).map { _ in
                let low = UInt32.random(in: 0...40, using: &random)
                return low...UInt32.random(in: low...44, using: &random)
            }
            let members = Set(ranges.flatMap { $0 })
            let set = ScalarSet(ranges)
            #expect(scalars(set) == members)
            #expect(set.inverted.inverted == set)
            #expect((0...50).allSatisfy { set.contains($0) == members.contains($0) })
            #expect((0...50).allSatisfy { set.inverted.contains($0) != members.contains($0) })
            #expect(ScalarSet(set.ranges.reversed() + ranges) == set)
        }
    }

    @Test func `properties are those of every scalar`() throws {
        let letters = try #require(ScalarSet.property("L"))
        let symbols = try #require(ScalarSet.property("S"))
        for value in values.joined() {
            guard let properties = Unicode.Scalar(value)?.properties else { continue }
            let isLetter =
                switch properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter: true
                case .modifierLetter, .otherLetter: true
                default: false
                }
            let isSymbol =
                switch properties.generalCategory {
                case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
                default: false
                }
            if letters.contains(value) != isLetter || symbols.contains(value) != isSymbol {
                Issue.record("U+\(String(value, radix: 16))")
            }
        }
    }

    @Test func `every name in messages is known`() {
        for name in ScalarSet.propertyNames.split(separator: ", ") {
            #expect(ScalarSet.property(String(name))?.ranges.isEmpty == false)
        }
        #expect(ScalarSet.property("Klingon") == nil)
    }

    @Test func `closing under case finds every scalar of the same lower case`() {
        var uppers: [UInt32: Set<UInt32>] = [:]
        for value in values.joined() where SimpleCase.lower(value) != value {
            uppers[SimpleCase.lower(value), default: []].insert(value)
        }
        #expect(uppers.count > 1300)
        for (lower, uppers) in uppers {
            for member in uppers.union([lower]) {
                #expect(scalars(SimpleCase.closing(ScalarSet(member))) == uppers.union([lower]))
            }
        }
    }

    @Test func `large sets are closed as small ones are`() {
        let large = ScalarSet([0x41...0x5A, 0x370...0x42F, 0x1_0400...0x1_0480])
        let parts = large.ranges.flatMap { $0 }.map { SimpleCase.closing(ScalarSet($0)) }
        #expect(SimpleCase.closing(large) == ScalarSet(parts.flatMap(\.ranges)))
    }
}
