/// What is known of one report: the facts by which its paragraphs are cited and filtered.
public struct Report: Hashable, Sendable {
    /// The title as a reader would cite it; empty where the text tells none.
    public var title = ""

    /// The year in the title or, failing that, of the date; `nil` where neither tells one.
    public var year: Int?

    /// The place (province, city, county, town) the report is about; empty if unknown.
    public var place = ""

    /// The company the report is about; empty if unknown.
    public var company = ""

    /// The stock code of the company; empty if unknown.
    public var code = ""

    /// The day on which the report was given, as `2017-03-05`; empty if unknown.
    public var date = ""

    /// What kind of report it is, as a tag such as `annual-report` or a word of the user's; empty if
    /// unknown.
    public var kind = ""

    /// The language of the text as a BCP 47 tag such as `zh-Hans`; empty if unknown.
    public var language = ""

    /// The encoding of the source file, such as `UTF-8`.
    public var encoding = "UTF-8"

    /// The source file, as it was named when indexing.
    public var path = ""

    /// The line of the source file on which the report begins, from 1.
    public var line = 1

    /// Creates a report about which nothing is known but its file.
    public init(path: String) {
        self.path = path
    }
}
