extension HanVariants {
    /// A Chinese text in simplified characters; `nil` if it is so already, or Japanese by its kana.
    static func simplified(_ text: String) -> String? {
        mapped(text, by: folded)
    }

    /// A Chinese text in traditional characters; `nil` if it holds any, or Japanese by its kana.
    ///
    /// Where one simplified character stands for several, the commonest is taken: good enough to cut
    /// words, not to be read.
    static func traditional(_ text: String) -> String? {
        if simplified(text) != nil { return nil }
        return mapped(text) { scalar in
            guard 0x3400...0x9FFF ~= scalar else { return scalar }
            return traditionalForms[scalar] ?? scalar
        }
    }

    /// A text whose characters have been replaced; `nil` if none is another, or any is kana.
    private static func mapped(_ text: String, by map: (UInt32) -> UInt32) -> String? {
        var mapped: [UInt8] = []
        var isOther = false
        let bytes = Array(text.utf8)
        var offset = 0
        while offset < bytes.count {
            let (scalar, length) = UTF8Scalars.decode(bytes.span, at: offset, before: bytes.count)
            offset += length
            if 0x3041...0x30FF ~= scalar { return nil }
            let other = map(scalar)
            if other != scalar { isOther = true }
            UTF8Scalars.append(other, to: &mapped)
        }
        return isOther ? String(decoding: mapped, as: UTF8.self) : nil
    }

    /// For each simplified character the commonest traditional one.
    private static let traditionalForms: [UInt32: UInt32] = {
        var forms: [UInt32: UInt32] = [:]
        forEachPair(in: traditional) { variant, target in
            if forms[target] == nil { forms[target] = variant }
        }
        forEachPair(in: commonest) { forms[$0] = $1 }
        return forms
    }()

    /// The simplified characters of which another traditional one is commoner than the first by code
    /// point, or that are mostly written so in traditional texts too; each before the commonest, which
    /// is the first choice of OpenCC's tables, those for Taiwan before others.
    private static let commonest = """
        丫丫了了交交亮亮仿仿佛佛佝佝侄侄借借克克关關具具冢冢冬冬冱冱冲衝净淨出出凼凼刮刮制制剃剃剩剩勋勳勖勖勤勤升升卜卜卷卷厄厄历歷厕廁只只台臺吃吃吊吊向向吣吣启啟呆呆周周咬咬咽咽哄哄哗譁唇唇啕啕啮齧喂喂噪噪
        回回困困坂坂埙壎埯埯堤堤墙牆奖獎奸奸姐姐姜姜娘娘宴宴家家尽盡局局岙岙布布席席干幹幸幸床床弦弦当當彝彝彩彩彷彷御御德德志志念念恤恤愈愈戚戚戮戮扇扇才才扎扎托托扣扣扬揚折折拓拓挽挽捂捂捆捆捶捶捻捻掸撣搜搜
        斗鬥昆昆暗暗曲曲杆杆杯杯松松板板构構果果栗栗核核梁梁棂欞楫楫榨榨橐橐欲欲款款殷殷沈沈沾沾泛泛注注浚浚漓漓漤漤灶灶炮炮焊焊焰焰狸狸玩玩球球琅琅症症痴痴瘘瘻皂皂真真眯眯研研硷硷磷磷礴礴禧禧私私秘秘竖豎笺箋
        筘筘签籤篪篪粗粗糊糊糟糟系系累累纤纖线線绣繡绱鞝绷繃缰韁群群翱翱耀耀胡胡脏髒致致舍舍艳豔芸芸荡蕩药藥蒙蒙蔑蔑蕴蘊薯薯藤藤蜷蜷蠹蠹表表证證谫譾谷谷豆豆赍齎赝贗赞贊逾逾遁遁酝醞酸酸采採里裡钩鉤钳鉗铲鏟铺鋪
        锈鏽镌鐫闲閒面面韭韭馈饋鳄鱷麻麻鼗鼗
        """
}
