/// Tells where a speech may have a heading without a number.
///
/// A speech is a text whose lines are paragraphs and that addresses its hearers (各位代表：). A heading
/// stands behind the end of a sentence or the address, and a paragraph, or another address, follows.
struct SpeechHeadings {
    /// The bytes from which a line is a paragraph of running text.
    private static let paragraphBytes = 120

    /// The bytes from which a line that ends like a sentence is one.
    private static let sentenceBytes = 45

    private let source: SourceText
    private var isSpeech = false

    init(_ source: SourceText) {
        self.source = source
    }

    /// Whether the element may be a heading by where it stands; elements are asked for in order.
    ///
    /// Complexity: O(1).
    mutating func mayBegin(at index: Int) -> Bool {
        let elements = source.elements
        guard elements[index].kind == .line else { return false }
        if isAddress(index) {
            isSpeech = true
            return false
        }
        guard isSpeech, index > 0, index + 1 < elements.count,
            elements[index].range.count <= 4 * HeadingRules.plainLimit
        else { return false }
        let follows = elements[index + 1].range.count >= Self.paragraphBytes || isAddress(index + 1)
        guard follows, isAddress(index - 1) || endsSentence(index - 1) else { return false }
        return HeadingRules.marker(of: scalars(index)) == nil
    }

    private func scalars(_ index: Int) -> Scalars {
        Scalars(source.bytes.span, source.elements[index].range, limit: HeadingRules.lengthLimit)
            .map(\.folded)
    }

    private func isAddress(_ index: Int) -> Bool {
        let range = source.elements[index].range
        guard range.count <= 90 else { return false }
        return HeadLine(source.bytes.span, range).kind == .address
    }

    /// Whether an element is a paragraph that ends with a sentence.
    private func endsSentence(_ index: Int) -> Bool {
        let range = source.elements[index].range
        guard range.count >= Self.sentenceBytes else { return false }
        let end = Scalars(source.bytes.span, (range.upperBound - 3)..<range.upperBound)
        return end == ["。"] || end == ["！"] || end == ["”"] || end == ["）"]
    }
}
