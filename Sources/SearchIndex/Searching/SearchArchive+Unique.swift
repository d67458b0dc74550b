extension SearchArchive {
    /// Puts hits together whose folded text is the same.
    ///
    /// What folding removes makes no difference: case, width, traditional characters, and white space
    /// between characters of scripts without spaces.
    ///
    /// - Parameter hits: Hits of this archive.
    /// - Returns: A group for each text, in the order of the first hit of each.
    /// - Throws: `corrupt` if what it reads is damaged, `changed` if the file was written to.
    /// - Complexity: O(text of the hits).
    public func unique(_ hits: [SearchHit]) throws(SearchIndexError) -> [UniqueHit] {
        var groups: [UniqueHit] = []
        var places: [ContentHash: [Int]] = [:]
        var text = MatchText()
        var other = MatchText()
        for hit in hits {
            try load(hit.paragraph, into: &text)
            let hash = text.hash
            // Two texts may share a hash.
            var place: Int?
            for known in places[hash] ?? [] {
                try load(groups[known].hit.paragraph, into: &other)
                guard text.hasSameText(as: other) else { continue }
                place = known
                break
            }
            if let place {
                groups[place].paragraphs.append(hit.paragraph)
            } else {
                places[hash, default: []].append(groups.count)
                groups.append(UniqueHit(hit))
            }
        }
        for place in groups.indices {
            var years: Set<Int> = []
            for paragraph in groups[place].paragraphs {
                let report = try report(report(ofParagraph: paragraph))
                if let year = report.year { years.insert(year) }
            }
            groups[place].years = years.sorted()
        }
        return groups
    }

    private func load(
        _ paragraph: Int,
        into text: inout MatchText
    ) throws(SearchIndexError) {
        let (place, number) = location(ofParagraph: paragraph)
        let index = indexes[place]
        try index.answer { text.load(number, of: index, in: $0) }
    }
}

extension MatchText {
    /// The hash of the folded text.
    var hash: ContentHash {
        bytes.withRawSpan { ContentHash(of: $0.extracting(0..<count)) }
    }

    fileprivate func hasSameText(as other: Self) -> Bool {
        bytes[..<count] == other.bytes[..<other.count]
    }
}
