/// What finds the runs of a query in single paragraphs.
struct RunFinders {
    /// The runs of several words.
    var phrases: [PhraseScorer]

    /// The words that are looked for where they are hidden.
    var hiddenWords: [HiddenWordScorer]

    /// The text of the paragraph that was read last for hidden words.
    var text: ParagraphText

    init(_ scoring: Scoring, of index: SearchIndex, text: ParagraphText, in bytes: RawSpan) {
        self.text = text
        self.text.removeAll()
        phrases = scoring.phrases.map { PhraseScorer($0, in: bytes) }
        let universe = index.paragraphs.count
        hiddenWords = scoring.hiddenWords.map { word in
            let term = scoring.terms.firstIndex { $0.shape == .weighted && $0.entry == word.word }
            return HiddenWordScorer(word, term: term ?? 0, universe: universe, in: bytes)
        }
    }

    /// Whether a paragraph holds a run; if it is a hidden word, a paragraph that lacks the word itself.
    mutating func holds(
        _ run: Runs.InRanking.Component,
        in paragraph: UInt32,
        of index: SearchIndex,
        _ bytes: RawSpan
    ) -> Bool {
        switch run {
        case .phrase(let place): phrases[place].holds(paragraph, in: bytes)
        case .hiddenWord(let place):
            hiddenWords[place].holds(paragraph, &text, of: index, in: bytes)
        }
    }

    /// How often a paragraph, which lacks the word itself, holds a hidden word.
    mutating func frequency(
        ofHiddenWord place: Int,
        in paragraph: UInt32,
        of index: SearchIndex,
        _ bytes: RawSpan
    ) -> UInt32 {
        hiddenWords[place].frequency(in: paragraph, &text, of: index, in: bytes)
    }

    /// The paragraphs of a strip that may hold a run.
    mutating func paragraphs(
        of strip: borrowing Strip,
        holding run: Runs.InRanking.Component,
        in bytes: RawSpan
    ) -> [UInt32] {
        switch run {
        case .phrase(let place): phrases[place].paragraphs(in: bytes)
        case .hiddenWord(let place): hiddenWords[place].paragraphs(of: strip, in: bytes)
        }
    }
}
