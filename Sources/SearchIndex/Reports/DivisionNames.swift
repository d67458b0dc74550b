/// What the divisions of a report are called in languages that name them before the number.
enum DivisionNames {
    /// The style of a word in lower case such as `chapter`, or `nil`.
    static func style(_ word: String) -> HeadingStyle? {
        switch word {
        case "book", "buch", "livre", "libro", "livro", "книга": .book
        case "part", "teil", "partie", "parte", "deel", "część", "часть", "phần", "del": .part
        case "title", "titel", "titre", "título", "titolo": .title
        case "chapter", "kapitel", "chapitre", "capítulo", "capitulo", "capitolo", "hoofdstuk",
            "rozdział", "глава", "розділ", "chương", "bab":
            .chapter
        case "section", "abschnitt", "sección", "sezione", "seção", "раздел", "mục": .section
        case "article", "artikel", "artículo", "articolo", "artigo", "статья": .article
        default: nil
        }
    }

    /// Whether a word in lower case counts a division: `one`, `first`, `premier`.
    static func isOrdinal(_ word: String) -> Bool {
        ordinals.contains(word)
    }

    private static let ordinals: Set<String> = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        "twenty", "first", "second", "third", "premier", "première", "deuxième", "préliminaire",
        "eins", "zwei", "drei", "primero", "primera", "primo", "prima",
    ]
}
