/// Which of the words of a query without operators a paragraph must hold.
public enum Need: Hashable, Sendable {
    /// All words if there are at most four; a longer query is a sentence of which any word will do.
    case automatic

    /// All words.
    case all

    /// Any word.
    case any

    /// The largest number of words that are all needed by themselves.
    static let automaticLimit = 4

    func isAll(wordCount: Int) -> Bool {
        switch self {
        case .automatic: wordCount <= Self.automaticLimit
        case .all: true
        case .any: false
        }
    }
}
