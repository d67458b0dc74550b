extension SearchArchive {
    /// Puts hits together whose folded text is the same.
    ///
    /// What folding removes makes no difference: case, width, traditional characters, and white space
    /// between characters of scripts without spaces.
    ///
    /// - Parameter hits: Hits of this archive.
    /// - Returns: A group for each text, in the order of the first hit of each.
    /// - Complexity: O(text of the hits).
    public func unique(_ hits: [SearchHit]) -> [UniqueHit] {
        var groups: [UniqueHit] = []
        var places: [ContentHash: [Int]] = [:]
        var text = MatchText()
        var other = MatchText()
        for hit in hits {
            load(hit.paragraph, into: &text)
            let hash = text.hash
            // Two texts may share a hash.
            let place = places[hash]?.first { place in
                load(groups[place].hit.paragraph, into: &other)
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
            let years = groups[place].paragraphs.compactMap { report(report(ofParagraph: $0)).year }
            groups[place].years = Set(years).sorted()
        }
        return groups
    }

    private func load(_ paragraph: Int, into text: inout MatchText) {
        let (place, number) = location(ofParagraph: paragraph)
        let index = indexes[place]
        index.file.withBytes { text.load(number, of: index, in: $0) }
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
