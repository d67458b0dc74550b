/// The paragraphs that answer a query: a set, or what tells while ranking which they are.
enum Answers {
    case set(ParagraphSet)

    /// The answers to bare words, of which only those in a set may count.
    case text(TextAnswers, within: ParagraphSet?)
}

/// The paragraphs that answer bare words, as words and runs of them.
struct TextAnswers {
    /// The distinct words, in order.
    var words: [RankedTerms.Word]

    /// The pairs, which are looked for only if there are no words.
    var pairs: [TermEntry]

    /// The pairs inside Hangul words, which are terms like these: where any word will do, so will they.
    var hangulPairs: [TermEntry] = []

    /// The runs that were looked up whole; empty if words alone count.
    var runs: [Runs.Run]

    /// Whether all runs have to be met; otherwise any word or run will do.
    var isAll: Bool

    /// The pairs that are enough by themselves, unless all runs have to be met.
    var enoughPairs: [TermEntry] { words.isEmpty ? pairs + hangulPairs : hangulPairs }

    /// What has to be met: the runs, or each word by itself.
    var groups: [Runs.Run] {
        let groups = runs.isEmpty ? words.map { Runs.Run(words: [$0.bytes]) } : runs
        return groups.filter { !$0.words.isEmpty }
    }

    /// The paragraphs that meet all runs, or any if that will do.
    ///
    /// - Complexity: O(postings of the words and runs).
    func paragraphs(of index: SearchIndex, in bytes: RawSpan) -> ParagraphSet {
        var listed = self
        listed.runs = runs.map { $0.listed(in: bytes) }
        return listed.listedParagraphs(of: index, in: bytes)
    }

    /// The same, with the matches of all runs known.
    private func listedParagraphs(of index: SearchIndex, in bytes: RawSpan) -> ParagraphSet {
        func set(isFull: Bool = false) -> ParagraphSet {
            ParagraphSet(universe: index.paragraphs.count, isFull: isFull)
        }
        var own = set()
        var met: [[UInt8]: ParagraphSet] = [:]
        for word in words {
            guard isAll else {
                insert(word, into: &own, of: index, in: bytes)
                continue
            }
            var paragraphs = set()
            insert(word, into: &paragraphs, of: index, in: bytes)
            own.formUnion(paragraphs)
            for range in word.ranges { paragraphs.insert(range) }
            met[word.bytes] = paragraphs
        }
        for run in runs { own.insert(run.matches.paragraphs) }
        if words.isEmpty || !isAll {
            for pair in enoughPairs { own.insert(pair, of: index.borders, in: bytes) }
            return own
        }
        for group in groups {
            var paragraphs = set(isFull: true)
            for word in group.words {
                if let set = met[word] { paragraphs.formIntersection(set) }
            }
            paragraphs.insert(group.matches.paragraphs)
            own.formIntersection(paragraphs)
        }
        return own
    }
}

extension TextAnswers {
    /// Adds the paragraphs that hold a word, or any of its forms if these count.
    private func insert(
        _ word: RankedTerms.Word,
        into paragraphs: inout ParagraphSet,
        of index: SearchIndex,
        in bytes: RawSpan
    ) {
        if let forms = word.forms {
            paragraphs.insert(forms.paragraphs)
        } else if let entry = word.entry {
            paragraphs.insert(entry, of: index.words, in: bytes)
        }
    }
}

extension QueryResolver.Resolved {
    /// The paragraphs that answer, worked out.
    ///
    /// - Complexity: O(postings) for bare words, else O(1).
    func paragraphs(of index: SearchIndex, in bytes: RawSpan) -> ParagraphSet {
        switch answers {
        case .set(let set): return set
        case .text(let text, let within):
            var paragraphs = text.paragraphs(of: index, in: bytes)
            if let within { paragraphs.formIntersection(within) }
            return paragraphs
        }
    }
}
