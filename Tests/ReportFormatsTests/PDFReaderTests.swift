import Testing

@testable import ReportFormats
@testable import SearchIndex

@Suite(.enabled(if: ConverterProgram.pdftotext.path != nil))
struct `PDF reader` {
    private let pages = [
        ["White Rock City Report 2020", "Chapter 1 Roads", "We built two bridges."],
        ["The second page."],
    ]

    @Test func `lines come with their pages and numbers`() throws {
        let text = try PDFReader().text(PDFWriter.document(pages))
        #expect(text.encoding == "PDF")
        #expect(text.found.map(\.text) == pages.flatMap(\.self))
        #expect(text.found.map(\.page) == [1, 1, 1, 2])
        #expect(text.elements.allSatisfy { $0.kind == .layoutLine })
        #expect(Set(text.elements.map(\.line)).count == 4)
    }

    @Test func `what holds no text says so`() {
        let error = #expect(throws: SkippedFile.self) {
            try PDFReader().text(PDFWriter.document([[], []]))
        }
        #expect(error?.reason == "holds no text; its pages may be pictures")
    }

    @Test func `what is damaged is left out with the reason`() {
        for bytes in [Array("%PDF-1.4\nnothing".utf8), Array("%PDF-1.4".utf8) + [0, 1, 2, 3]] {
            let error = #expect(throws: SkippedFile.self) { try PDFReader().text(bytes) }
            #expect(error?.reason.hasPrefix("damaged: pdftotext can't read it (") == true)
            #expect(error?.reason.contains("/proc") == false)
        }
    }

    @Test(.enabled(if: ConverterProgram.mutool.path != nil))
    func `of a document without its end is read what is left`() throws {
        let text = try PDFReader().text(PDFWriter.document(pages, hasEnd: false))
        #expect(text.encoding == "PDF, damaged")
        #expect(text.found.map(\.text) == pages.flatMap(\.self))
        #expect(text.found.map(\.page) == [1, 1, 1, 2])
    }

    @Test func `pages are counted by form feeds`() {
        let text = LayoutText.read(Array("\u{C}\u{C}  甲\n\n乙\u{C}丙\n\u{C}".utf8) + [0xFF])
        #expect(
            text.found == [
                Found(.layoutLine, "甲", 1, page: 3), Found(.layoutLine, "乙", 3, page: 3),
                Found(.layoutLine, "丙", 3, page: 4), Found(.layoutLine, "\u{FFFD}", 4, page: 5),
            ]
        )
    }
}

@Suite struct `Garbled text` {
    private func fault(_ text: String) -> String? {
        GarbledText(SourceText(plain: Array(text.utf8))).fault
    }

    @Test(
        arguments: [
            "白石市2020年政府工作报告。去年，全市修建公路二百公里，粮食产量增长百分之三，人民生活水平不断提高。",
            "白石市の年次報告。昨年度は新しい橋が二つ完成し、道路の整備も進みました。水道の工事も終わりました。市民の皆さまに感謝します。",
            "흰돌시 연차 보고서입니다. 지난해에는 새로운 다리 두 개가 완성되었습니다. 시민 여러분께 감사드립니다. 앞으로도 노력하겠습니다.",
            "Годовой отчёт города Белый Камень. В прошлом году построены два моста через реку.",
            "The annual report of White Rock City. Last year two bridges were built across the river.",
            "التقرير السنوي لمدينة الصخرة البيضاء. في العام الماضي تم بناء جسرين جديدين على النهر.",
            "项目 | 2019 | 2020\n收入 | 1,234.56 | 2,345.67\n成本 | 12.3% | 45.6%\n合计 | 99 | 100\n单位：万元",
        ]
    )
    func `text of any language passes`(text: String) {
        #expect(fault(String(repeating: text, count: 5)) == nil)
    }

    @Test func `what fonts without a map leave is found out`() {
        let controls = String(repeating: "\u{1}\u{2}\u{3}\u{10} 2020 ", count: 50)
        #expect(fault(controls) == "characters that stand in no text")
        let replaced = String(repeating: "\u{FFFD}\u{FFFD}\u{FFFD} 2020, ", count: 50)
        #expect(fault(replaced) == "characters that stand in no text")
        let own = String(repeating: "\u{E123}\u{E456}\u{F0A7}报告", count: 50)
        #expect(fault(own) == "characters that stand in no text")

        var random = SplitMixForText(state: 7)
        var mixed = ""
        var rare = ""
        var shifted = ""
        for _ in 0..<2000 {
            // Glyph numbers taken for characters.
            mixed.unicodeScalars.append(
                Unicode.Scalar(0x500 + UInt32(random.next() % 0xC00)) ?? "a"
            )
            rare.unicodeScalars.append(
                Unicode.Scalar(0x4E00 + UInt32(random.next() % 0x5000)) ?? "a"
            )
            shifted.unicodeScalars.append(
                "bcdfghjklmnpqrstvwxz".unicodeScalars.map(\.self)[
                    Int(random.next() % 20)
                ]
            )
        }
        #expect(fault(mixed) == "letters of many scripts")
        #expect(fault(rare) == "hardly any common Chinese character")
        #expect(fault(shifted) == "hardly any vowel")
    }

    @Test func `of a few characters nothing is told`() {
        #expect(fault("\u{FFFD}\u{1}") == nil)
        #expect(fault("") == nil)
    }
}

/// Numbers without order, the same in every run.
struct SplitMixForText {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
