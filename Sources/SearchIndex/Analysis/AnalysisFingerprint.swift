/// What tells whether two builds of this library cut and fold text alike.
///
/// An index is searched rightly only if queries are cut as its text was. ICU's rules and dictionaries
/// change with its versions, but rarely in what matters here: the hash tells whether they did, the
/// version merely names the suspect.
struct AnalysisFingerprint: Hashable, Sendable {
    /// A hash of how a fixed text is segmented and folded: FNV-1a, 64 bits.
    var hash: UInt64

    /// The version of ICU: major, minor, milli, micro.
    var icuVersion: SIMD4<UInt8>

    /// The fingerprint of this process.
    ///
    /// - Complexity: O(1): it takes apart a text of two kilobytes, and opens ICU.
    static func current() throws(SearchIndexError) -> AnalysisFingerprint {
        var analyzer = Analyzer(mode: .icu)
        let analysis = try analyzer.analyze(probe)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ byte: UInt8) {
            hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
        }
        for token in analysis.tokens {
            mix(UInt8(truncatingIfNeeded: token.range.count))
            mix(token.kind.rawValue)
            for byte in token.term { mix(byte) }
        }
        for pair in analysis.pairs {
            for byte in pair.term { mix(byte) }
        }
        return AnalysisFingerprint(hash: hash, icuVersion: WordBreaker.icuVersion)
    }

    /// Sentences of many scripts, and what versions of ICU and Unicode have treated differently.
    private static let probe = """
        互联网+、5G网络、62.9%、3+1、C#、PM2.5、十三五规划纲要，同比增长芯片需求旺盛，联合国粮农组织。
        國民經濟和社會發展統計公報，鄉鎮企業佔總產值，⺠生⻘年，苧麻，龍頭，㈱、㊀、①②、㎡、令和㋿。
        東京都の人口は増加しており、コンピューターとｶﾞｲﾄﾞ、すもももももももものうち、ゔぁ、々〇ー。
        กำลังพัฒนาเศรษฐกิจสำหรับประชาชนทั่วประเทศ ๒๕๖๖ ๆ ฯลฯ
        ປະເທດລາວກຳລັງພັດທະນາເສດຖະກິດສຳລັບປະຊາຊົນ ໒໐໒໓
        សេដ្ឋកិច្ចកម្ពុជាបានរីកចម្រើនយ៉ាងឆាប់រហ័ស ២០២៣
        မြန်မာနိုင်ငံ၏စီးပွားရေးဖွံ့ဖြိုးတိုးတက်မှု ၂၀၂၃
        대한민국의 2023년 경제성장률은 3월말 기준 1.4%로 GDP대비 높다. 한국어 ㈜ ㉠
        Don't can’t e.g. U.S.A. 1,234.56 10:30 a_b_c x@example.org foo:bar l'été naïve café Straße İstanbul
        ﬁnance ½ ™ ℃ ² Ⅳ ⅷ ａｂｃ１２３ ſ ẞ ΟΔΥΣΣΕΥΣ ὈΔΥΣΣΕΎΣ Экономика Ёлка й й ꙋ Ꭰ ꭰ
        اقتصاد المملكة ١٢٣ ﷺ ۱۲۳ מס' ע"מ דו״ח हिन्दी क्षत्रिय தமிழ் తెలుగు বাংলা ქართული ᲥᲐᲠᲗᲣᲚᲘ አማርኛ
        👩‍👩‍👧 🇨🇳🇯🇵🇰🇷 👍🏽 1️⃣ ❤️ 葛󠄀城市 zero\u{200B}width soft\u{AD}hyphen a\u{34F}\u{301} 𠮷野家 𰻝𰻝面 \u{32FFF}
        ᥐᥑ ᦀᦁ ᨠᨡ ꪀꪁ བོད་ཡིག ᠮᠣᠩᠭᠣᠯ ꦧꦱ 〱 ゟ ㌀ ㍿ ㇐ ㇰ 𛀀𛀁 a\u{3A}b 1\u{202F}000 가힣ᄀ\u{1161}\u{11A8}
        """
}
