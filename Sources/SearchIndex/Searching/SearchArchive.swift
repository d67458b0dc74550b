/// Several index files that are searched as one.
///
///     let archive = try SearchArchive(contentsOf: ["2023.idx", "2024.idx"])
///     let results = try archive.search(Query("数字经济"))
///     for hit in results.hits { print(try archive.paragraph(hit.paragraph).text) }
///
/// Paragraphs and reports are numbered through all indexes, in the order in which they are given.
/// What a term weighs follows from how often it stands in all of them, so that hits, scores and
/// order are those of one index with the same reports; a report that stands in two indexes stands in
/// the archive twice, though.
public struct SearchArchive: Sendable {
    /// The indexes, in order.
    public let indexes: [SearchIndex]

    /// The numbers of the first paragraph and of the first report of each index, and those behind
    /// the last.
    private let firstParagraphs: [Int]
    private let firstReports: [Int]

    /// Puts indexes together.
    public init(_ indexes: [SearchIndex]) {
        self.indexes = indexes
        var paragraphs = [0]
        var reports = [0]
        for index in indexes {
            paragraphs.append(paragraphs[paragraphs.count - 1] + index.paragraphCount)
            reports.append(reports[reports.count - 1] + index.reportCount)
        }
        firstParagraphs = paragraphs
        firstReports = reports
    }

    /// Opens indexes.
    ///
    /// - Throws: What ``SearchIndex/SearchIndex/init(contentsOf:)`` throws for the first that can't be
    ///   opened.
    public init(contentsOf paths: [String]) throws(SearchIndexError) {
        var indexes: [SearchIndex] = []
        for path in paths { indexes.append(try SearchIndex(contentsOf: path)) }
        self.init(indexes)
    }

    /// The number of paragraphs of all indexes.
    public var paragraphCount: Int { firstParagraphs[indexes.count] }

    /// The number of reports of all indexes, copies not counted.
    public var reportCount: Int { firstReports[indexes.count] }

    /// The index that holds a paragraph, and the paragraph's number there.
    ///
    /// - Complexity: O(log(number of indexes)).
    public func location(ofParagraph number: Int) -> (index: Int, number: Int) {
        let index = Self.place(of: number, in: firstParagraphs)
        return (index, number - firstParagraphs[index])
    }

    /// The index that holds a report, and the report's number there.
    ///
    /// - Complexity: O(log(number of indexes)).
    public func location(ofReport number: Int) -> (index: Int, number: Int) {
        let index = Self.place(of: number, in: firstReports)
        return (index, number - firstReports[index])
    }

    /// The number in the archive of a paragraph of one index.
    public func number(ofParagraph number: Int, inIndex index: Int) -> Int {
        firstParagraphs[index] + number
    }

    /// The number in the archive of a report of one index.
    public func number(ofReport number: Int, inIndex index: Int) -> Int {
        firstReports[index] + number
    }

    /// A paragraph with all that is needed to cite it, by its number in the archive.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    public func paragraph(_ number: Int) throws(SearchIndexError) -> Paragraph {
        let (index, own) = location(ofParagraph: number)
        var paragraph = try indexes[index].paragraph(own)
        paragraph.number = number
        paragraph.report += firstReports[index]
        return paragraph
    }

    /// Begins to read some paragraphs from disk, all at once, for who is going to ask for each of them.
    public func fetch(_ numbers: [Int]) {
        var own = [[Int]](repeating: [], count: indexes.count)
        for number in numbers {
            let (index, place) = location(ofParagraph: number)
            own[index].append(place)
        }
        for (index, numbers) in zip(indexes, own) where !numbers.isEmpty { index.fetch(numbers) }
    }

    /// What is known of a report, by its number in the archive.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    public func report(_ number: Int) throws(SearchIndexError) -> Report {
        let (index, own) = location(ofReport: number)
        return try indexes[index].report(own)
    }

    private static func place(of number: Int, in firsts: [Int]) -> Int {
        let behind = firsts.dropFirst().firstIndex { $0 > number } ?? firsts.count - 1
        return max(0, behind - 1)
    }
}
