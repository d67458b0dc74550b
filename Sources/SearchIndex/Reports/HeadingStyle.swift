/// How a heading is numbered, which tells how deep it stands.
enum HeadingStyle: Hashable {
    /// `#` to `######`.
    case markdown(Int)

    /// A line of its own between paragraphs, such as 2024年工作回顾, in a report without other numbers.
    case plain

    /// 第一编, Livre premier, Book I.
    case book

    /// 第一部分, 第1部, Part I, Teil II, ส่วนที่ 1.
    case part

    /// Titre II, Título 3.
    case title

    /// 第一章, 제1장, Chapter 1, Kapitel 1, บทที่ 1.
    case chapter

    /// 第一节, 第１節, 제1절, Section 2, Abschnitt 3.
    case section

    /// Article 5, Artikel 5.
    case article

    /// 壹、
    case formalHan

    /// 一、
    case han

    /// （一）
    case bracketedHan

    /// I.
    case roman

    /// A.
    case letter

    /// `1.`, `1、` or `1 ` with depth 1, `1.2` with depth 2, and so on.
    case number(depth: Int)

    /// （1）
    case bracketedNumber

    /// 1）
    case closedNumber

    /// The usual order of the styles from the top down; `nil` where usage differs.
    private var rank: Int? {
        switch self {
        case .markdown(let depth): depth
        case .plain: 9
        case .book: 10
        case .part: 11
        case .title: 12
        case .chapter: 13
        case .section: 14
        case .article: 15
        case .formalHan: 16
        case .han: 17
        case .bracketedHan: 18
        case .number(let depth): 18 + depth
        case .bracketedNumber: 30
        case .closedNumber: 31
        case .roman, .letter: nil
        }
    }

    /// Whether this style always stands above the other.
    ///
    /// I. and A. stand below everything that is named (Part, Chapter), and otherwise wherever a
    /// report puts them: some number I., A., 1., others 1., I., A.
    func outranks(_ other: HeadingStyle) -> Bool {
        switch (rank, other.rank) {
        case (let mine?, let theirs?): mine < theirs
        case (let mine?, nil): mine < 16
        default: false
        }
    }
}
