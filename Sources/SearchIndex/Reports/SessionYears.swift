/// The years of the sessions of China's congresses, which name themselves by their numbers.
///
/// The dates are facts of history; from the sixth National People's Congress (1983) and the eleventh
/// Party Congress (1977) on, sessions follow each other every year and every five years.
enum SessionYears {
    /// The year of the session that a folded title names, or `nil`.
    ///
    /// Complexity: O(*n*).
    static func year(in title: Scalars) -> Int? {
        if let congress = number(in: title, before: ["届全国人民代表大会", "屆全國人民代表大會"]),
            let session = number(in: title, before: ["次会议", "次會議"])
        {
            return year(ofPeoplesCongress: congress, session: session)
        }
        if let party = number(in: title, before: ["次全国代表大会", "次全國代表大會"]) {
            return year(ofPartyCongress: party)
        }
        // (十八大) at the end of a title.
        guard title.last == ")", let open = title.lastIndex(of: "("),
            let party = Numerals.han(title, at: open + 1), party.end == title.count - 2,
            title[party.end] == "大"
        else { return nil }
        return year(ofPartyCongress: party.value)
    }

    /// Whether a folded title names a session of one of the congresses.
    static func isNamed(in title: Scalars) -> Bool {
        year(in: title) != nil
    }

    /// The number in 第…次会议: the Chinese number that ends before some words.
    private static func number(in title: Scalars, before words: [String]) -> Int? {
        for word in words {
            guard let end = title.index(of: word),
                let start = title[..<end].lastIndex(of: "第"), end - start <= 5,
                let number = Numerals.small(title, at: start + 1), number.end == end
            else { continue }
            return number.value
        }
        return nil
    }

    private static func year(ofPeoplesCongress congress: Int, session: Int) -> Int? {
        let first: [Int: [Int]] = [
            1: [1954, 1955, 1956, 1957, 1958], 2: [1959, 1960, 1962, 1963], 3: [1964], 4: [1975],
            5: [1978, 1979, 1980, 1981, 1982],
        ]
        if let years = first[congress] {
            return years.indices.contains(session - 1) ? years[session - 1] : nil
        }
        guard (6...40).contains(congress), (1...5).contains(session) else { return nil }
        return 1983 + 5 * (congress - 6) + session - 1
    }

    private static func year(ofPartyCongress congress: Int) -> Int? {
        let first = [1921, 1922, 1923, 1925, 1927, 1928, 1945, 1956, 1969, 1973]
        if first.indices.contains(congress - 1) { return first[congress - 1] }
        return (11...40).contains(congress) ? 1977 + 5 * (congress - 11) : nil
    }
}
