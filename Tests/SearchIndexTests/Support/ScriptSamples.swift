/// Short texts of many scripts, written for these tests, and random ones made of their characters.
enum ScriptSamples {
    /// A name and a text for each script or peculiarity.
    static let all: [(name: String, text: String)] = [
        ("Han, simplified", "十三五时期，全市农业总产值同比增长6.5%，互联网+、5G网络加快发展。"),
        ("Han, traditional", "國民經濟和社會發展統計公報：鄉鎮企業佔總產值的３成。"),
        ("Han, rare", "⺠生与⻘年；𠮷野家、葛\u{E0100}城、〇二三、人々。"),
        ("kana", "コンピューターのデータは、ｶﾞｲﾄﾞに従って更新されました。がギ"),
        ("Thai", "กำลังพัฒนาเศรษฐกิจ สำหรับประชาชนทั่วประเทศ ๒๕๖๖"),
        ("Lao", "ກຳລັງພັດທະນາ ສຳລັບປະຊາຊົນ ໒໐໒໓"),
        ("Khmer", "កម្ពុជាបានរីកចម្រើន ឆ្នាំ២០២៣។"),
        ("Myanmar", "မြန်မာနိုင်ငံ၏ စီးပွားရေး ၂၀၂၃။"),
        ("Hangul", "대한민국의 2023년 경제성장률은 3월말 기준 1.4%이다."),
        ("Latin", "L'été, un naïve café re\u{301}sume\u{301} — don't, 1,234.56 e.g. x_y."),
        ("German", "Die Straße, DIE STRASSE, STRAẞE; Größe."),
        ("Turkish", "İstanbul'da ILIK ılık iş."),
        ("Greek", "Ο ΟΔΥΣΣΕΎΣ, ὁ Ὀδυσσεύς, ᾳ."),
        ("Cyrillic", "Экономика растёт; Ёлка, и\u{306}од."),
        ("Arabic", "اقتصاد المملكة ١٢٣ في العام ﷺ."),
        ("Hebrew", "דו״ח שנתי, ע\"מ 12, שָׁלוֹם."),
        ("Devanagari", "आर्थिक विकास की दर क्षेत्र में बढ़ी। क़"),
        ("emoji", "👩‍👩‍👧 🇨🇳🇯🇵 👍🏽 1️⃣ ❤️ ok"),
        ("symbols", "㈱ ㊀ ①② ㎡ ½ ℃ Ⅳ ㇐ ㉠ ﬁnance ™ ²"),
        ("white", " \t\u{3000}a\u{A0}b\u{200B}c\r\n\u{2028}d\u{AD}e\u{FEFF}"),
        ("mixed", "C#与PM2.5、3+1、62.9%，mRNA疫苗，A股カナ한글ไทย。"),
        ("empty", ""),
    ]

    /// A random text of some characters of the samples, of other characters, and of troublemakers.
    static func random(count: Int, using generator: inout SplitMix) -> String {
        let pools = all.map { Array($0.text.unicodeScalars) }.filter { !$0.isEmpty }
        let troublemakers: [Unicode.Scalar] = [
            " ", "\r", "\n", "\u{2029}", "\u{85}", "\u{300}", "\u{323}", "\u{34F}", "\u{200D}",
            "\u{FE0F}", "_", ".", "'", ":", "\u{3099}", "ー", "々", "\u{E4D}", "\u{1160}", "\u{11A8}",
            "\u{3164}", "\u{FF9E}", "\u{1F1E6}", "\u{0}", "\u{FFFD}",
        ]
        var text = String.UnicodeScalarView()
        var pool = pools[0]
        for _ in 0..<count {
            switch Int.random(in: 0..<20, using: &generator) {
            case 0: pool = pools[Int.random(in: 0..<pools.count, using: &generator)]
            case 1: text.append(troublemakers.randomElement(using: &generator) ?? " ")
            case 2: text.append(scalar(using: &generator))
            default: text.append(pool.randomElement(using: &generator) ?? " ")
            }
        }
        return String(text)
    }

    /// A random scalar, more often from the planes in use.
    static func scalar(using generator: inout SplitMix) -> Unicode.Scalar {
        let limits: [UInt32] = [0x3000, 0x1_0000, 0x3_4000, 0x11_0000]
        let limit = limits[Int.random(in: 0..<limits.count, using: &generator)]
        return Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "\u{FFFD}"
    }
}

/// The seeds of randomised tests; a failure names the seed of its case.
let seeds: [UInt64] = Array(1...24)
