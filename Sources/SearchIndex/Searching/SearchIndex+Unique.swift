extension SearchIndex {
    /// Puts hits together whose folded text is the same.
    ///
    /// What folding removes makes no difference: case, width, traditional characters, and white space
    /// between characters of scripts without spaces.
    ///
    /// - Parameter hits: Hits of this index.
    /// - Returns: A group for each text, in the order of the first hit of each.
    /// - Complexity: O(text of the hits).
    public func unique(_ hits: [SearchHit]) -> [UniqueHit] {
        var groups: [UniqueHit] = []
        file.withBytes { bytes in
            var places: [ContentHash: [Int]] = [:]
            var text = MatchText()
            var other = MatchText()
            for hit in hits {
                text.load(hit.paragraph, of: self, in: bytes)
                let hash = text.hash
                // Two texts may share a hash.
                let place = places[hash]?.first { place in
                    other.load(groups[place].hit.paragraph, of: self, in: bytes)
                    return text.hasSameText(as: other)
                }
                if let place {
                    groups[place].paragraphs.append(hit.paragraph)
                } else {
                    places[hash, default: []].append(groups.count)
                    groups.append(UniqueHit(hit))
                }
            }
            for place in groups.indices {
                let years = groups[place].paragraphs.compactMap {
                    reports.report(at: reports.report(of: $0, in: bytes), in: bytes).year
                }
                groups[place].years = Set(years).sorted()
            }
        }
        return groups
    }
}

extension MatchText {
    fileprivate var hash: ContentHash {
        bytes.withRawSpan { ContentHash(of: $0.extracting(0..<count)) }
    }

    fileprivate func hasSameText(as other: Self) -> Bool {
        bytes[..<count] == other.bytes[..<other.count]
    }
}
