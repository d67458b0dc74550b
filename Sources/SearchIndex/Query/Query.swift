/// What is looked for.
public indirect enum Query: Hashable, Sendable {
    case everything
    case nothing
    case text(String)
    case phrase(Phrase)
    case pattern(Pattern)
    case regex(pattern: String, flags: String)
    case near([Query], distance: Int, ordered: Bool)
    case and([Query])
    case or([Query])
    case not(Query)
    case boosted(Query, Double)
    case field(Field, Query)
    case range(Field, lower: Bound?, upper: Bound?)
}
public struct Phrase: Hashable, Sendable {
    public var text: String; public var slop = 0; public var lastIsPrefix = false
}
public struct Pattern: Hashable, Sendable { public var text: String; public var edits = 0 }
public struct Bound: Hashable, Sendable { public var value: String; public var isInclusive = true }
public enum Field: String, Hashable, Sendable, CaseIterable {
    case title, year, company, code, place, section, path, lang, date, report
}
