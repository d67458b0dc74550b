internal import FoundationEssentials
internal import Testing

@testable import SearchIndex

/// What fuzzing found or grew from is tried again: the files of `Tests/Fuzzing/Seeds`, by target.
@Suite(.timeLimit(.minutes(15)))
struct `Seeds of fuzzing` {
    @Test(arguments: FuzzTarget.allCases)
    func `make nothing trap, hang or contradict itself`(target: FuzzTarget) throws {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let seeds = "/\(folder)/Fuzzing/Seeds/\(target.rawValue)"
        let names = try FileManager.default.contentsOfDirectory(atPath: seeds).sorted()
        #expect(!names.isEmpty)
        for name in names {
            let bytes = try #require(FileManager.default.contents(atPath: "\(seeds)/\(name)"))
            #expect(throws: Never.self, "\(target): \(name)") { try target.test([UInt8](bytes)) }
        }
    }

    /// The mutator of the fuzzer makes indexes that open, or it would try nothing.
    @Test func `mutated indexes are mostly opened`() throws {
        var opened = 0
        for seed in 0..<40 as Range<UInt64> {
            let bytes = IndexTarget.mutated([], seed: seed)
            let file = try ScratchFile(bytes)
            if (try? SearchIndex(contentsOf: file.path)) != nil { opened += 1 }
            if seed < 4 { IndexTarget.test(bytes) }
        }
        #expect(opened > 10)
    }
}
