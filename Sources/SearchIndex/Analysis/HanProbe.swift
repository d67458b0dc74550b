/// The process's dictionary for cutting ideographs, and the probe that it must pass.
///
/// The probe is text with many ways to be cut. It meets a version of ICU that has other costs, another
/// algorithm or other rules than this library knows.
enum HanProbe {
    /// ICU's dictionary, opened at the first use; `nil` if it can't be read or fails the probe.
    ///
    /// - Complexity: O(1): some hundredths of a second, once in a process.
    static let dictionary: HanDictionary? = {
        guard let data = DictionaryData.load(), let dictionary = HanDictionary(data),
            passes(dictionary)
        else { return nil }
        return dictionary
    }()

    /// ICU's dictionary where it lies, if it is one with which the tests have found the same words as
    /// ICU; `nil` otherwise.
    ///
    /// - Complexity: O(1): nothing is read but its first numbers.
    static let stored: StoredDictionary? = {
        let version = WordBreaker.icuVersion
        guard let dictionary = StoredDictionary(),
            known.contains(where: { $0.version == version[0] && $0.size == dictionary.indexes[3] })
        else { return nil }
        return dictionary
    }()

    /// The major versions of ICU that were compared, and the bytes of their dictionaries.
    private static let known: [(version: UInt8, size: Int32)] = [(72, 2_007_142)]

    /// Whether the probe is cut with a dictionary as by ICU.
    ///
    /// - Complexity: O(1): a few milliseconds.
    static func passes(_ dictionary: HanDictionary) -> Bool {
        do {
            var icu = try WordBreaker(mode: .icu)
            var fast = try WordBreaker(trusting: dictionary)
            var text: [UInt8] = []
            var ends: [UInt32] = []
            for paragraph in paragraphs(with: dictionary) {
                text += paragraph
                ends.append(UInt32(text.count))
            }
            var expected: [Piece] = []
            var pieces: [Piece] = []
            try icu.cut(text.span, paragraphEnds: ends.span, into: &expected)
            try fast.cut(text.span, paragraphEnds: ends.span, into: &pieces)
            return pieces == expected && fast.disagreements == 0
        } catch {
            return false
        }
    }

    /// Some sentences, every mark of lone punctuation and of ASCII beside ideographs, letters and digits,
    /// ideographs at random, and all of it as one paragraph, in UTF-8.
    private static func paragraphs(with dictionary: HanDictionary) -> [[UInt8]] {
        // Nothing first, since the first paragraph is cut both ways.
        var paragraphs: [[UInt8]] = [[]]
        for line in sentences.utf8.split(separator: 0x0A) { paragraphs.append(Array(line)) }
        for unit in UInt16.min ... .max where HanContext.isLonePunctuation(unit) {
            let mark = String(decoding: [unit], as: UTF16.self)
            paragraphs.append(Array("字\(mark)\(mark)字".utf8))
            paragraphs.append(Array("字\(mark)a1\(mark)\(mark)".utf8))
        }
        for byte in UInt8.min...0x7F where PlainText.isMark(byte) || byte == 0x20 {
            let mark = String(decoding: [byte], as: UTF8.self)
            paragraphs.append(Array("民\(mark)a1\(mark)国2.5\(mark)\(mark)Bc1,000\(mark)".utf8))
            paragraphs.append(Array("x7\(mark)7a\(mark)b".utf8))
        }
        var characters = [UInt32](repeating: 0x4E00, count: dictionary.heads.count)
        for (index, code) in dictionary.codes.enumerated() {
            characters[Int(code)] = 0x4E00 + UInt32(index)
        }
        var text: [UInt8] = []
        var random: UInt64 = 1
        for _ in 0..<randomCount {
            // Knuth's constants; small codes are more likely, and they stand in more words.
            random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let fraction = Double(random >> 40) / Double(1 << 24)
            let code = Int(fraction * fraction * fraction * Double(characters.count))
            UTF8Scalars.append(characters[code], to: &text)
        }
        paragraphs.append(text)
        return paragraphs + [Array(paragraphs.joined(separator: [0x0A]))]
    }

    private static let randomCount = 2000

    private static let sentences = """
        研究生命起源的研究生说南京市长江大桥，乒乓球拍卖完了，结婚的和尚未结婚的都来了。
        他从马上下来，马上就要上海去；这块地面积还真不小，老师傅教会了徒弟，白天鹅在水中游。
        发展中国家的经济发展中，中国家庭的人均可支配收入增长百分之五点三，互联网加信息化和工业化深度融合。
        坚持以人民为中心的发展思想，全面深化改革开放，推动经济社会高质量发展，加快构建新发展格局。
        全市实现地区生产总值三千六百亿元，同比增长六点二个百分点；农业总产值、规模以上工业增加值均居全省前列。
        联合国粮农组织认为：气候变化对粮食安全的影响不容忽视，应当提高农产品的储备能力和抗风险能力。
        《中华人民共和国国民经济和社会发展第十三个五年规划纲要》（草案）经第十二届全国人民代表大会第四次会议审议通过。
        有关部门应当自收到申请之日起十五日内作出是否准予许可的决定；不予许可的，应当书面说明理由。
        公司主要受益于人工智能芯片需求旺盛，归属于上市公司股东的净利润较上年同期有所增加，疫苗业务下滑。
        國民經濟和社會發展統計公報顯示，鄉鎮企業佔總產值的三成，臺灣與大陸兩岸關係和平發展。
        乾隆皇帝龍顏大悅，命翰林院編纂四庫全書；齊白石畫蝦，鬱鬱蔥蔥，饕餮紋飾，魑魅魍魎。
        日本国東京都千代田区永田町一丁目，経済産業省資源，労働基準法施行規則，国際連合安全保障理事会。
        子曰学而时习之不亦说乎有朋自远方来不亦乐乎人不知而不愠不亦君子乎，道可道非常道名可名非常名。
        以铜为镜可以正衣冠以史为镜可以知兴替，落霞与孤鹜齐飞秋水共长天一色，春江潮水连海平海上明月共潮生。
        学生会组织部分成员到会，已取得文凭的和尚未取得文凭的干部，把手抬起来，这个门把手坏了，将军任命了一名中将。
        北京大学生前来应聘，大学城书店，一次性生活用品，长春市长春节致辞，长春药店，四川省会成都，武汉市长江二桥。
        人要是行，干一行行一行，一行行行行行；来到杨过曾经生活过的地方，小龙女动情地说我也想过过过儿过过的生活。
        用毒毒毒蛇毒蛇会不会被毒毒死，明明明明明白白白喜欢他，可他就是不说，多亏跑了两趟，差点没上上上上海的车。
        氢氦锂铍硼碳氮氧氟氖钠镁铝硅磷硫氯氩钾钙钪钛钒铬锰铁钴镍铜锌镓锗砷硒溴氪铷锶钇锆铌钼锝钌铑钯银镉铟锡锑碲碘氙。
        甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥，赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜。

        """
}
