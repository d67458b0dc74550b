import Testing

@testable import SearchIndex

@Suite(.timeLimit(.minutes(15)))
struct `Folding of tokens` {
    @Test(arguments: [
        ("GDP", "gdp"), ("ＧＤＰ１２％", "gdp12%"), ("Straße", "strasse"), ("STRAẞE", "strasse"),
        ("Größe", "grösse"), ("re\u{301}sume\u{301}", "résumé"), ("İstanbul", "i\u{307}stanbul"),
        ("ΟΔΥΣΣΕΎΣ", "οδυσσεύσ"), ("Ёлка", "ёлка"), ("ﬁnance", "finance"), ("ｶﾞｲﾄﾞ", "ガイド"),
        ("國民經濟", "国民经济"), ("发展", "发展"), ("⺠生与⻘年", "民生与青年"), ("⻤", "鬼"),
        ("㈱", "(株)"), ("㌀", "アパート"), ("葛\u{E0100}城", "葛城"), ("soft\u{AD}ware", "software"),
        ("가\u{11A8}", "각"), ("\u{1100}\u{1161}", "가"), ("豈", "岂"), ("⻋", "车"), ("⾞", "车"),
        ("ㇰ", "ㇰ"), ("ヽ", "ヽ"), ("", ""),
    ])
    func `brings forms together`(surface: String, expected: String) throws {
        #expect(try fold(surface) == Array(expected.utf8))
    }

    @Test func `folding what is folded changes nothing, for every scalar`() throws {
        var folding = Folding()
        for scalar in assignedScalars {
            let once = try fold(String(Character(scalar)), with: &folding)
            let twice = try fold(String(decoding: once, as: UTF8.self), with: &folding)
            #expect(once == twice, "U+\(String(scalar.value, radix: 16))")
        }
    }

    @Test func `the way without ICU agrees with ICU, for every scalar`() throws {
        var folding = Folding()
        var normalizer = Normalizer()
        // The hand is in the way of no neighbour, but sends the token to ICU.
        let hand = "👍"
        for scalar in assignedScalars {
            guard let target = Folding.fold(scalar.value) else { continue }
            var expected: [UInt8] = []
            UTF8Scalars.append(target, to: &expected)
            #expect(try fold("\(scalar)", with: &folding) == expected)
            let between = try fold("\(hand)\(scalar)\(hand)", with: &folding)
            #expect(between == Array(hand.utf8) + expected + Array(hand.utf8))
            try normalizer.normalize(Array(String(scalar).utf8).span)
            #expect(normalizer.count == 1)
        }
    }

    @Test(arguments: seeds)
    func `folding what is folded changes nothing, for random texts`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        var folding = Folding()
        for _ in 0..<500 {
            let text = ScriptSamples.random(count: 12, using: &generator)
            let once = try fold(text, with: &folding)
            let twice = try fold(String(decoding: once, as: UTF8.self), with: &folding)
            #expect(once == twice, "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }

    @Test(arguments: seeds)
    func `canonically equal texts fold alike`(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let letters = ["e", "é", "ê", "가", "각", "が", "क", "ะ", "中"]
        let marks = ["\u{301}", "\u{323}", "\u{302}", "\u{11A8}", "\u{3099}", "\u{93C}", "\u{E38}"]
        for _ in 0..<200 {
            var left = ""
            var right = ""
            for _ in 0..<4 {
                let letter = letters.randomElement(using: &generator) ?? "e"
                // U+0323 stands below and U+0302 above: their order means nothing.
                let mark = marks.randomElement(using: &generator) ?? ""
                left += letter + "\u{323}\u{302}" + mark
                right += letter + "\u{302}\u{323}" + mark
            }
            #expect(try fold(left) == fold(right))
        }
    }

    @Test(arguments: [HanVariants.radicals, HanVariants.traditional])
    func `the tables of variants are closed and in order`(table: String) {
        #expect(table.unicodeScalars.count { !$0.isASCII } % 2 == 0)
        var last: UInt32 = 0
        HanVariants.forEachPair(in: table) { variant, target in
            #expect(variant > last)
            #expect(HanVariants.folded(variant) == target)
            #expect(HanVariants.folded(target) == target)
            #expect(ScalarClass.isUnspaced(target) || ScalarClass.isUnspacedSymbol(variant))
            last = variant
        }
        #expect(last > 0)
    }

    @Test func `nothing but blank characters folds to nothing`() throws {
        var folding = Folding()
        for scalar in assignedScalars {
            let folded = try fold(String(Character(scalar)), with: &folding)
            if folded.isEmpty || folded == [0x20] {
                #expect(ScalarClass.isBlank(scalar.value), "U+\(String(scalar.value, radix: 16))")
            }
        }
    }

    @Test func `ill-formed bytes fold to replacement characters`() throws {
        var folding = Folding()
        var folded: [UInt8] = []
        for bytes: [UInt8] in [[0x80], [0xFF, 0x41], [0xE4, 0xB8], [0xED, 0xA0, 0x80], [0xF8]] {
            try folding.fold(bytes.span, into: &folded)
            #expect(String(validating: folded, as: UTF8.self)?.contains("\u{FFFD}") == true)
        }
    }
}

/// Every scalar that this Swift knows as assigned, and private ones.
let assignedScalars: [Unicode.Scalar] = (0...0x10_FFFF).lazy.compactMap(Unicode.Scalar.init)
    .filter { $0.properties.generalCategory != .unassigned && $0.value < 0xF_0000 }

/// A text folded as one token.
func fold(_ surface: String) throws -> [UInt8] {
    var folding = Folding()
    return try fold(surface, with: &folding)
}

func fold(_ surface: String, with folding: inout Folding) throws -> [UInt8] {
    var folded: [UInt8] = []
    let bytes = Array(surface.utf8)
    try folding.fold(bytes.span, into: &folded)
    return folded
}
