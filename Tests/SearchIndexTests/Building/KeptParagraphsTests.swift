internal import Testing

@testable import SearchIndex

/// What is taken over of a report that has changed.
@Suite(.scratchFolder)
struct `Kept paragraphs` {
    /// A report of ten paragraphs, some of them headings, on two pages and with lines of their own.
    private static func draft() -> ReportDraft {
        var draft = ReportDraft(report: Report(path: "a.txt"))
        for number in 0..<10 {
            draft.joints.append(.init(offset: draft.text.count + 3, line: 3 * number + 2, page: 0))
            draft.text += Array("第\(number)段讲数字经济".utf8)
            draft.paragraphs.append(
                ParagraphDraft(
                    end: draft.text.count,
                    line: 3 * number + 1,
                    page: number / 6,
                    headingLevel: number % 4 == 0 ? 1 : 0
                )
            )
        }
        for number in draft.joints.indices { draft.joints[number].page = number / 6 }
        return draft
    }

    /// An index in which the report stands behind another one.
    private static func tables() throws -> IndexTables {
        let path = "\(Scratch.path)/a.idx"
        var other = draft()
        other.report.path = "0.txt"
        other.text[0] = 0x61
        other.text[1] = 0x62
        other.text[2] = 0x63
        _ = try SampleReports.index(of: [other, draft()], path: path)
        return try IndexTables(comparing: MappedFile(path: path), path: path)
    }

    private static func kept(_ draft: ReportDraft) throws -> [Range<Int>]? {
        try KeptParagraphs(draft, report: 1, of: tables()).map { [$0.first, $0.last] }
    }

    @Test func `a report that stays is kept as a whole`() throws {
        #expect(try Self.kept(Self.draft()) == [10..<20, 20..<20])
    }

    @Test(arguments: 0..<10)
    func `a paragraph of which anything stored is another one is not kept`(place: Int) throws {
        var drafts = [ReportDraft](repeating: Self.draft(), count: 6)
        // One character becomes another one of as many bytes.
        drafts[0].text[drafts[0].range(of: place).lowerBound + 2] ^= 1
        drafts[1].paragraphs[place].line += 1
        drafts[2].paragraphs[place].page += 1
        drafts[3].paragraphs[place].headingLevel += 1
        drafts[4].joints[place].offset += 3
        drafts[5].joints.remove(at: place)
        for (number, draft) in drafts.enumerated() {
            #expect(
                try Self.kept(draft) == [10..<10 + place, 11 + place..<20],
                "\(number)"
            )
        }
    }

    @Test func `what is put in or left out parts what is kept`() throws {
        let draft = Self.draft()
        var longer = draft
        longer.text += Array("新的一段".utf8)
        longer.paragraphs.append(ParagraphDraft(end: longer.text.count, line: 99))
        #expect(try Self.kept(longer) == [10..<20, 20..<20])
        #expect(try Self.kept(draft.part(0..<7)) == [10..<17, 20..<20])
        #expect(try Self.kept(draft.part(4..<10)) == [10..<10, 14..<20])
    }

    @Test func `a report of which less than half stays is read anew`() throws {
        var draft = Self.draft()
        for place in 2..<7 { draft.paragraphs[place].line += 1 }
        #expect(try Self.kept(draft) == [10..<12, 17..<20])
        draft.paragraphs[7].line += 1
        #expect(try Self.kept(draft) == nil)
        #expect(try Self.kept(ReportDraft(report: Report(path: "a.txt"))) != nil)
    }
}
