import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Trust in the fast cut` {
    /// A dictionary in which ICU's words don't stand.
    private static let wrong = HanDictionary(
        TrieWriter.dictionary(of: [(Array("济发".utf16), 10), (Array("民经".utf16), 10)])
    )

    private static let text = "国民经济发展"

    @Test func `a wrong dictionary fails the probe`() throws {
        #expect(!HanProbe.passes(try #require(Self.wrong)))
    }

    @Test func `a paragraph that disagrees and all after it are cut by ICU`() throws {
        var breaker = try WordBreaker(trusting: try #require(Self.wrong))
        #expect(breaker.isFast == true)
        let paragraphs = Array(repeating: Self.text, count: 30)
        #expect(try cut(paragraphs, with: &breaker) == paragraphs.flatMap { try cut([$0]) })
        #expect(breaker.disagreements == 1)
        #expect(breaker.isFast == false)
        #expect(try cut(paragraphs, with: &breaker) == paragraphs.flatMap { try cut([$0]) })
        #expect(breaker.disagreements == 1)
    }

    @Test(arguments: [1, 999, 1000, 1001, 2500])
    func `one paragraph in a thousand is cut both ways`(perCall: Int) throws {
        var breaker = try WordBreaker(trusting: try #require(Self.wrong))
        // The samples are the paragraphs 0, 1000 and 2000, of which the last is the first with text.
        var paragraphs = Array(repeating: "1", count: 3000)
        for index in 1..<3000 where index != 1000 { paragraphs[index] = Self.text }
        var cuts: [[TextPiece]] = []
        for start in stride(from: 0, to: paragraphs.count, by: perCall) {
            let end = min(start + perCall, paragraphs.count)
            var piece = 0
            let pieces = try cut(Array(paragraphs[start..<end]), with: &breaker)
            for paragraph in paragraphs[start..<end] {
                var length = 0
                let first = piece
                while length < paragraph.utf8.count {
                    length += pieces[piece].text.utf8.count
                    piece += 1
                }
                cuts.append(Array(pieces[first..<piece]))
            }
        }
        let right = try cut([Self.text])
        #expect(breaker.disagreements == 1)
        #expect(cuts[2000...].allSatisfy { $0 == right })
        #expect(cuts[..<2000].allSatisfy { $0 != right })
    }

    @Test func `the dictionary isn't opened for little text`() throws {
        var breaker = try WordBreaker()
        let text = String(repeating: "国", count: WordBreaker.automaticBytes / 6)
        _ = try cut([text], with: &breaker)
        #expect(breaker.isFast == false)
        _ = try cut([text], with: &breaker)
        #expect(breaker.isFast == false)
        _ = try cut([text], with: &breaker)
        #expect(breaker.isFast == (HanProbe.dictionary != nil))
    }
}
