internal import Glibc

extension SearchIndex {
    /// How large the index is, with the entropy of what its sections hold.
    ///
    /// It is what no code could fall below that knows nothing but these counts:
    ///
    /// - of the text, how often each token stands in it: their entropy of order 0;
    /// - of lists, how long each of them is: log₂ of the number of sets of that many numbers; with
    ///   frequencies, how often each frequency stands in all lists: their entropy of order 0.
    ///
    /// A code that also knows what comes before, or how paragraphs resemble their neighbours, may fall
    /// below. Of dictionaries and tables nothing is said.
    ///
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(contents of the index).
    public func statisticsWithEntropy() throws(SearchIndexError) -> IndexStatistics {
        var statistics = try statistics()
        let entropies = try answer { bytes in
            [
                (FileSection.text, textEntropy(in: bytes)),
                (.wordPostings, entropy(of: words, numbers: paragraphs.count, in: bytes)),
                (.borderPostings, entropy(of: borders, numbers: paragraphs.count, in: bytes)),
                (.holderPostings, entropy(of: holders, numbers: words.count, in: bytes)),
                (
                    .contextPostings,
                    entropy(of: contexts, numbers: reports.count + headings.count, in: bytes)
                ),
                (.symbolPostings, entropy(of: symbols, numbers: paragraphs.count, in: bytes)),
            ]
        }
        for (section, bits) in entropies {
            for place in statistics.sections.indices
            where statistics.sections[place].name == "\(section)" {
                statistics.sections[place].entropyBytes = Int((bits / 8).rounded(.up))
            }
        }
        return statistics
    }

    /// The entropy of the tokens of all paragraphs, in bits.
    private func textEntropy(in bytes: RawSpan) -> Double {
        var counts = [Int](repeating: 0, count: vocabulary.count)
        for paragraph in 0..<text.count {
            text.forEachRank(of: paragraph, in: bytes) { rank in
                if rank < counts.count { counts[rank] += 1 }
            }
        }
        return Entropy.bits(counts: counts)
    }

    /// The entropy of the lists of a dictionary, in bits; terms with an only posting have none.
    private func entropy(
        of dictionary: TermDictionary,
        numbers: Int,
        in bytes: RawSpan
    ) -> Double {
        var bits = 0.0
        var counts: [UInt32: Int] = [:]
        var iterator = dictionary.iterator()
        while let (_, entry) = iterator.next(in: bytes) {
            guard entry.count > 1 else { continue }
            bits += Entropy.bits(setsOf: entry.count, among: numbers)
            guard dictionary.shape.hasFrequencies else { continue }
            var cursor = PostingsCursor(entry, shape: dictionary.shape, in: bytes)
            cursor.visitRest(below: PostingsCursor.end, in: bytes) { counts[$1, default: 0] += 1 }
        }
        return bits + Entropy.bits(counts: counts.values)
    }
}

/// The bits that are needed to tell which of all possible things is there.
enum Entropy {
    /// The entropy of order 0 of a sequence in which things stand as often as is said.
    ///
    /// Source: Shannon, A mathematical theory of communication, 1948.
    static func bits(counts: some Collection<Int>) -> Double {
        // In order, for the sum to be the same in every run.
        let counts = counts.filter { $0 > 0 }.sorted()
        let total = log2(Double(counts.reduce(0, +)))
        return counts.reduce(0) { $0 + Double($1) * (total - log2(Double($1))) }
    }

    /// The bits to tell a set of so many numbers from all others of its size: log₂ of (n over k).
    ///
    /// What is more than there can be, as in a damaged file, takes none.
    static func bits(setsOf count: Int, among numbers: Int) -> Double {
        guard count > 0, count < numbers else { return 0 }
        func logFactorial(_ number: Int) -> Double { lgamma(Double(number) + 1).0 }
        let logarithm = logFactorial(numbers) - logFactorial(count) - logFactorial(numbers - count)
        return max(0, logarithm / log(2))
    }
}
