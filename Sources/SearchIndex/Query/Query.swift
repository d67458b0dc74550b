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
extension Query {
    public struct Phrase: Hashable, Sendable { public var text: String; public var slop: Int; public var lastIsPrefix: Bool; public init(_ text: String, slop: Int = 0, lastIsPrefix: Bool = false) { self.text = text; self.slop = slop; self.lastIsPrefix = lastIsPrefix } }
    public struct Pattern: Hashable, Sendable { public var text: String; public var edits: Int; public init(_ text: String, edits: Int = 0) { self.text = text; self.edits = edits } }
    public struct Bound: Hashable, Sendable { public var value: String; public var isInclusive: Bool; public init(_ value: String, isInclusive: Bool = true) { self.value = value; self.isInclusive = isInclusive } }
    public enum Field: String, Hashable, Sendable, CaseIterable { case title, year, company, code, place, section, path, lang, date, report }
}
