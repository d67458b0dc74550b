/// What is fuzzed: something that takes any bytes.
enum FuzzTarget: String, CaseIterable, Sendable {
    case index, phrases, query, reader

    /// An answer that contradicts itself or an oracle.
    struct Finding: Error {
        var description: String
    }

    /// Tries some bytes; a trap, a hang or an error is a find.
    func test(_ bytes: [UInt8]) throws {
        switch self {
        case .index: IndexTarget.test(bytes)
        case .phrases: try PhraseTarget.test(bytes)
        case .query: try QueryTarget.test(bytes)
        case .reader: try ReaderTarget.test(bytes)
        }
    }
}
