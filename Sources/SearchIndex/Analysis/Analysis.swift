/// A text taken apart into what an index knows of it: tokens, and the terms by which they are found.
public struct Analysis: Hashable, Sendable {
    /// The text, in UTF-8.
    public let text: [UInt8]

    /// The tokens; joined, they give the text.
    public internal(set) var tokens: [Token] = []

    /// The pair terms in the order in which they begin.
    public internal(set) var pairs: [PairTerm] = []

    init(text: [UInt8]) {
        self.text = text
    }

    /// The part of the text in a range of bytes, such as that of a token or a pair.
    public func text(in range: Range<Int>) -> String {
        String(decoding: text[range], as: UTF8.self)
    }

    /// A piece of a text with its term.
    public struct Token: Hashable, Sendable {
        /// The bytes of the text that the token takes.
        public let range: Range<Int>

        /// What the token is made of.
        public let kind: PieceKind

        /// The folded word in UTF-8; empty if the token is no word.
        public let term: [UInt8]

        /// The folded word; empty if the token is no word.
        public var termText: String { String(decoding: term, as: UTF8.self) }
    }

    /// Two neighbouring characters that are a term of their own.
    public struct PairTerm: Hashable, Sendable {
        /// The bytes of the text from the beginning of the first to the end of the second character.
        public let range: Range<Int>

        /// Both characters, folded, in UTF-8.
        public let term: [UInt8]

        /// Both characters, folded.
        public var termText: String { String(decoding: term, as: UTF8.self) }
    }
}
