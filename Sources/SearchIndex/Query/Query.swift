/// What is looked for: a tree of words, phrases and conditions.
///
/// A query is written as text and read by ``parse(_:)``, which finds a meaning for every text:
///
///     let parsed = try Query.parse("数字经济 year:2015..2020 -\"平台经济\"")
///
/// What the parser makes is tidy: no conjunction stands directly in a conjunction and no disjunction
/// in a disjunction, each of them has two parts or more, nothing empty stands in them, and a negation
/// stands only in a conjunction that also says what is wanted.
public indirect enum Query: Hashable, Sendable {
    /// All paragraphs: a lone `*`.
    case everything

    /// Nothing was asked: an empty text, or only punctuation.
    case nothing

    /// Bare words with no operator between them, as typed, joined by single spaces.
    ///
    /// They are analysed together, as one text.
    case text(String)

    /// What was quoted, or a word with symbols that must be found as written, such as `62.9%`.
    case phrase(Phrase)

    /// A word with wildcards, or one that may be spelt a little differently.
    case pattern(Pattern)

    /// A regular expression, in the words of the one who typed it; nothing has checked it.
    case regex(pattern: String, flags: String)

    /// Parts that stand near each other, in any order or in this.
    ///
    /// The parts are texts, phrases, patterns, or disjunctions of those.
    case near([Query], distance: Int, ordered: Bool)

    /// All of the parts.
    case and([Query])

    /// One of the parts at least.
    case or([Query])

    /// What the part doesn't find.
    case not(Query)

    /// What the part finds, its score multiplied.
    case boosted(Query, Double)

    /// What the part finds in a field of the report.
    ///
    /// The part is a text, a phrase, a pattern, a regular expression, or conjunctions, disjunctions
    /// and negations of those.
    case field(Field, Query)

    /// Reports in which a field lies between two bounds; without either, those that have the field.
    case range(Field, lower: Bound?, upper: Bound?)
}
