@testable import SearchIndex

/// Searches of every kind, to be run on a damaged index: each must end, and be right or an error.
enum SearchBattery {
    static let queries = ["数字经济", "report the state", "경제성장 보고서", "的", "finance 2017 北京", "q1 ①"]

    static let phrases = ["数字经济", "的", "经济的", "estate", "국", "①", "国民经济", "字经济的report1"]

    /// Queries with operators, as they are typed.
    static let typed = [
        "title:数字 year:2016..2018", "section:section -estate", "\"数字经济\" OR 国民",
        "re*rt", "/数.经/", "report~1", "数字 NEAR/3 report", "*",
    ]

    /// One question to an index, and its answer as text.
    typealias Question = @Sendable (SearchIndex) throws -> String

    static let questions: [Question] = {
        var questions: [Question] = []
        for query in queries {
            questions.append { try hits(try $0.search(words: query, need: .any), of: $0) }
        }
        for text in typed {
            questions.append { try hits(try $0.search(Query.parse(text).query), of: $0) }
        }
        for phrase in phrases {
            questions.append { index in
                let found = try index.paragraphs(holding: phrase)
                return "\(found)" + (try found.prefix(2).map { try read($0, of: index) }.joined())
            }
        }
        questions.append { "\(try $0.paragraph(id: "q2") ?? -1)" }
        questions.append { index in
            let copies = try index.copies
            return "\(copies)"
                + (try copies.prefix(2).map { "\(try index.report($0.report))" }.joined())
        }
        return questions
    }()

    /// The answers of an index to all questions.
    static func run(on index: SearchIndex) throws -> [String] {
        try questions.map { try $0(index) }
    }

    /// The answers to all questions, each asked of an index that was just opened.
    ///
    /// An answer is `nil` where an error tells of damage; other errors are thrown.
    static func answers(of path: String) throws -> [String?] {
        try questions.map { question in
            do {
                return try question(try SearchIndex(contentsOf: path))
            } catch SearchIndexError.corrupt {
                return nil
            }
        }
    }

    /// Written out number by number: printing values by reflection takes longer than the search.
    private static func hits(_ results: SearchResults, of index: SearchIndex) throws -> String {
        let hits = results.hits.map { "\($0.paragraph):\($0.score.bitPattern)" }
        let texts = try results.hits.prefix(2).map { try read($0.paragraph, of: index) }
        return "\(results.total) \(hits) \(results.notes) \(texts)"
    }

    /// What is told of a paragraph; the rest than its text as a hash that holds for this process.
    private static func read(_ paragraph: Int, of index: SearchIndex) throws -> String {
        let found = try index.paragraph(paragraph)
        let report = try index.report(found.report)
        let paragraphs = try index.paragraphs(ofReport: found.report)
        let level = try index.headingLevel(ofParagraph: paragraph)
        return "\(found.text) \(found.hashValue) \(report.hashValue) \(paragraphs) \(level)"
    }
}
