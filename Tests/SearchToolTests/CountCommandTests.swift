import Foundation
import Testing

@Suite struct `Counting terms` {
    private func count(_ arguments: String..., status: Int32 = 0) async throws -> String {
        let place = try await Workplace.withArchive()
        try place.write("数字经济\r\n桥\n\n", to: "terms.txt")
        let run = try await place.search(arguments: ["count", "-d", "all.idx"] + arguments)
        #expect(run.messages == "")
        #expect(run.status == status)
        return run.text
    }

    @Test func `each term has a row for each value`() async throws {
        #expect(
            try await count("-f", "terms.txt", "--by", "year") == """
                term\tyear\toccurrences\tparagraphs\treports\tall_paragraphs\tall_reports\tall_words
                数字经济\t2018\t2\t2\t1\t7\t1\t28
                数字经济\t2019\t0\t0\t0\t3\t1\t21
                数字经济\t2020\t0\t0\t0\t0\t0\t0
                数字经济\t2021\t2\t2\t1\t6\t1\t35
                数字经济\t\t1\t1\t1\t2\t1\t6
                桥\t2018\t1\t1\t1\t7\t1\t28
                桥\t2019\t0\t0\t0\t3\t1\t21
                桥\t2020\t0\t0\t0\t0\t0\t0
                桥\t2021\t1\t1\t1\t6\t1\t35
                桥\t\t0\t0\t0\t2\t1\t6

                """
        )
    }

    @Test func `wide, a column for each term`() async throws {
        #expect(
            try await count("-f", "terms.txt", "--by", "place,year", "--wide", "--csv")
                == """
                place,year,数字经济,桥,all_paragraphs,all_reports,all_words
                云溪市,2018,2,1,7,1,28
                云溪市,2021,2,1,6,1,35
                ,2019,0,0,3,1,21
                ,,1,0,2,1,6

                """.replacing("\n", with: "\r\n")
        )
    }

    @Test func `without values one row a term, whatever it is`() async throws {
        #expect(
            try await count("种 OR 桥", "乡村 小学", "/[0-9]+年/", "--json", "--place", "云溪")
                == #"{"v":1,"term":"种 OR 桥","by":[],"values":[],"occurrences":5,"paragraphs":4,"#
                + #""reports":2,"all_paragraphs":13,"all_reports":2,"all_words":63}"# + "\n"
                + #"{"v":1,"term":"乡村 小学","by":[],"values":[],"occurrences":2,"paragraphs":2,"#
                + #""reports":2,"all_paragraphs":13,"all_reports":2,"all_words":63}"# + "\n"
                + #"{"v":1,"term":"/[0-9]+年/","by":[],"values":[],"occurrences":2,"paragraphs":2,"#
                + #""reports":2,"all_paragraphs":13,"all_reports":2,"all_words":63}"# + "\n"
        )
        #expect(try await count("-F", "(by half)", status: 1).contains("\t0\t0\t0\t18\t"))
    }

    @Test func `whole words, and as written`() async throws {
        let any = try await count("数字经济", "乡村小")
        #expect(any.contains("\n数字经济\t5\t5\t") && any.contains("\n乡村小\t2\t2\t"))
        let words = try await count("-w", "数字经济", "乡村小")
        #expect(words.contains("\n数字经济\t5\t5\t") && words.contains("\n乡村小\t0\t0\t"))
        #expect(try await count("-s", "数字经济").contains("\n数字经济\t4\t4\t"))
        #expect(try await count("-s", "數字經濟 OR 种桥").contains("\t2\t2\t1\t"))
    }

    @Test func `no term anywhere, and no terms`() async throws {
        #expect(try await count("海啸", status: 1).hasSuffix("\n海啸\t0\t0\t0\t18\t4\t90\n"))
        let place = try await Workplace.withReports()
        let run = try await place.search("count", " ")
        #expect(run.status == 2)
        #expect(run.messages == "search: no terms; name some, or a file with -f\n")
    }
}
