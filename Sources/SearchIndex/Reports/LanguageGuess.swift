/// Guesses the language of a text from its letters and, among Latin scripts, its small words.
struct LanguageGuess {
    /// The number of bytes that are looked at.
    static let sampleSize = 4096

    private var han = 0
    private var kana = 0
    private var hangul = 0
    private var thai = 0
    private var arabic = 0
    private var cyrillic = 0
    private var greek = 0
    private var latin = 0
    private var simplified = 0
    private var traditional = 0

    /// The tag of the language, such as `zh-Hans` or `de`; empty if it can't be told.
    ///
    /// Chinese without a character that tells the two scripts apart is `zh`. Complexity: O(1).
    static func tag(of bytes: Span<UInt8>) -> String {
        let text = Scalars(bytes, 0..<min(sampleSize, bytes.count))
        var guess = LanguageGuess()
        for scalar in text { guess.count(scalar) }
        return guess.tag(text)
    }

    private mutating func count(_ scalar: Unicode.Scalar) {
        if scalar.value < 0x250 {
            if scalar.isLetter { latin += 1 }
        } else if scalar.isHan {
            han += 1
            if Self.simplifiedOnly.contains(scalar) { simplified += 1 }
            if Self.traditionalOnly.contains(scalar) { traditional += 1 }
        } else if scalar.isKana {
            kana += 1
        } else if scalar.isHangul {
            hangul += 1
        } else if scalar.isThai {
            thai += 1
        } else {
            switch scalar.value {
            case 0x370...0x3FF: greek += 1
            case 0x400...0x52F: cyrillic += 1
            case 0x600...0x6FF: arabic += 1
            case 0x1E00...0x1EFF: latin += 1
            default: break
            }
        }
    }

    private func tag(_ text: Scalars) -> String {
        // A Chinese character stands for about three letters.
        let counts = [
            (3 * (han + kana), "zh"), (3 * hangul, "ko"), (thai, "th"), (arabic, "ar"),
            (cyrillic, "ru"), (greek, "el"), (latin, ""),
        ]
        guard let most = counts.max(by: { $0.0 < $1.0 }), most.0 > 0 else { return "" }
        switch most.1 {
        case "zh":
            if kana * 20 >= han + kana { return "ja" }
            if simplified == traditional { return simplified == 0 ? "zh" : "zh-Hans" }
            return simplified > traditional ? "zh-Hans" : "zh-Hant"
        case "": return Self.latinTag(text)
        default: return most.1
        }
    }

    /// The language whose small words are the most frequent, if they are frequent enough.
    private static func latinTag(_ text: Scalars) -> String {
        var words = 0
        var hits: [String: Int] = [:]
        for word in text.split(whereSeparator: { !$0.isLetter }) where word.count <= 16 {
            words += 1
            for tag in smallWords[Scalars(word).string.lowercased()] ?? [] {
                hits[tag, default: 0] += 1
            }
        }
        let ranked = hits.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        guard let best = ranked.first, best.value >= 2, best.value * 25 >= words else { return "" }
        if ranked.count > 1, ranked[1].value == best.value { return "" }
        return best.key
    }

    private static let simplifiedOnly = Set(
        Scalars("们这为经济发业产关东车门问间时实对进动务设计认议论报农机种应现规划战统级总结给织组贸财资员")
    )

    private static let traditionalOnly = Set(
        Scalars("們這為經濟發業產關東車門問間時實對進動務設計認議論報農機種應現規劃戰統級總結給織組貿財資員國會")
    )

    private static let smallWords: [String: [String]] = {
        let languages = [
            (
                "en",
                "the of and to in is for that was are with on by as from our this which have been"
            ),
            (
                "de",
                "der die und das den von für mit ist im des ein eine auf nicht sich dem zu auch werden"
            ),
            ("fr", "le la les des et du une est dans pour que qui au sur par aux sont ce cette ou"),
            ("es", "el la los las y en del que una para por con se es su al como más fue lo"),
            ("it", "il di che la e per un una del della con sono gli nel alla dei delle non è si"),
            ("pt", "o a os as e do da dos das que em para uma com não no na por ao pelo"),
            (
                "nl",
                "de het een van en in is dat op te zijn voor met niet aan door wordt ook bij werd"
            ),
            ("sv", "och att det som en är av för med den till på inte har om ett från var vi kan"),
            ("pl", "i w na z do się nie że jest oraz o po przez dla od za jako które roku był"),
            (
                "vi",
                "của và các là trong được cho có với những một này năm đã về không người theo tại từ"
            ),
            (
                "id",
                "yang dan di untuk dengan dari pada ini dalam adalah tidak akan telah oleh sebagai itu"
            ),
        ]
        var table: [String: [String]] = [:]
        for (tag, words) in languages {
            for word in words.split(separator: " ") { table[String(word), default: []].append(tag) }
        }
        return table
    }()
}
