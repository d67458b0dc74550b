internal import CStemmer

/// Takes endings from the words of one language, by the rules of Snowball.
///
/// Words with the same stem are forms of one word, mostly: `index`, `indexes` and `indexing`. The
/// stem itself is no word and is never shown. Source: Porter, Snowball: A language for stemming
/// algorithms, 2001; <https://snowballstem.org>.
@safe struct Stemmer: ~Copyable {
    private let stemmer: OpaquePointer?

    /// Opens the stemmer of a language; without one, words are their own stems.
    init(_ language: StemLanguage?) {
        // Safe: the name is a valid C string for the call.
        unsafe stemmer = language.flatMap { unsafe cstemmer_open($0.rawValue) }
    }

    deinit {
        // Safe: the stemmer is this value's own and is not used any more.
        if let stemmer = unsafe stemmer { unsafe cstemmer_close(stemmer) }
    }

    /// The stem of a folded word in UTF-8; the word itself if it has no endings.
    func stem(of word: [UInt8]) -> [UInt8] {
        guard let stemmer = unsafe stemmer, !word.isEmpty, word.count <= Piece.byteLimit * 4 else {
            return word
        }
        // Safe: the call reads no more than the array holds; the stem is copied before the next call.
        return unsafe word.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress,
                let stem = unsafe cstemmer_stem(stemmer, start, CInt(bytes.count))
            else { return word }
            let count = Int(unsafe cstemmer_count(stemmer))
            return unsafe Array(UnsafeBufferPointer(start: stem, count: count))
        }
    }
}
