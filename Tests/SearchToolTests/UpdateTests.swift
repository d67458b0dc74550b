import Testing

@Suite struct `Updating and merging` {
    @Test func `an update reads what has changed and tells so`() async throws {
        let place = try await Workplace.withReports()
        var run = try await place.search("index", "reports", "-o", "r.idx")
        #expect(run.status == 0)
        #expect(run.messages == "r.idx is up to date: 3 files unchanged\n")
        let old = try place.read("r.idx")

        try place.write("数字经济\n", to: "reports/new.txt")
        try place.write("Another text.\n", to: "reports/merrow.txt")
        run = try await place.search("index", "reports", "-o", "r.idx", "--dry-run")
        #expect(run.text == "+ reports/new.txt\n~ reports/merrow.txt\n")
        #expect(run.messages == "+1 ~1 −0, 2 unchanged\n")
        #expect(try place.read("r.idx") == old)

        run = try await place.search("index", "reports", "-o", "r.idx")
        #expect(run.status == 0)
        #expect(run.messages.hasPrefix("+1 ~1 −0, 2 unchanged; indexed "))
        _ = try await place.search("index", "reports", "-o", "fresh.idx")
        #expect(try place.read("r.idx") == place.read("fresh.idx"))
        run = try await place.search("index", "reports", "-o", "r.idx", "--checksum")
        #expect(run.messages == "r.idx is up to date: 4 files unchanged\n")
        run = try await place.search("index", "reports", "-o", "r.idx", "--encoding", "utf-8")
        #expect(
            run.messages.hasPrefix(
                "search: r.idx: the files of the old index were read with other options; "
                    + "building it anew\nindexed "
            )
        )
    }

    @Test func `collections are updated as well`() async throws {
        let place = try Workplace()
        try place.write("a\t数字经济\nb\tindex\n", to: "one.tsv")
        try place.write("c\t互联网\n", to: "two.tsv")
        _ = try await place.search("index", "--tsv", "one.tsv", "two.tsv", "-o", "c.idx")
        try place.write("c\t互联网\nd\t发展\n", to: "two.tsv")
        let run = try await place.search("index", "--tsv", "two.tsv", "one.tsv", "-o", "c.idx")
        #expect(run.messages.hasPrefix("+0 ~1 −0, 1 unchanged; indexed 2 reports, 4 paragraphs"))
        _ = try await place.search("index", "--tsv", "two.tsv", "one.tsv", "-o", "fresh.idx")
        #expect(try place.read("c.idx") == place.read("fresh.idx"))
    }

    @Test func `added words are kept until others are given`() async throws {
        let place = try Workplace()
        try place.write("昌景黄高铁建设\n供给侧结构性改革\n", to: "a/a.txt")
        try place.write("昌景黄\n\n# names\n", to: "words.txt")
        try place.write("a\u{1}\n", to: "bad.txt")
        var run = try await place.search("index", "a", "-o", "a.idx", "--words", "words.txt")
        #expect(run.messages.hasSuffix(", with 1 added word\n"))
        for changed in ["a/b.txt", "a/c.txt"] {
            try place.write("高铁\n", to: changed)
            let rebuild = changed == "a/c.txt" ? ["--rebuild"] : []
            run = try await place.search(arguments: ["index", "a", "-o", "a.idx"] + rebuild)
            #expect(run.messages.hasSuffix(", with 1 added word\n"))
        }
        run = try await place.search("analyze", "昌景黄高铁", "-d", "a.idx")
        #expect(run.text.hasSuffix("\n昌景黄\tadded\t昌景黄\n"))
        run = try await place.search("index", "a", "-o", "a.idx", "--words", "bad.txt")
        #expect(run.status == 2)
        #expect(
            run.messages == "search: bad.txt: line 1 is no word: it holds a control character; "
                + "write a word a line\n"
        )
        try place.write("", to: "none.txt")
        run = try await place.search("index", "a", "-o", "a.idx", "--words", "none.txt")
        #expect(run.messages.hasPrefix("+0 ~0 −0, 3 unchanged; indexed "))
        run = try await place.search("analyze", "昌景黄高铁", "-d", "a.idx")
        #expect(!run.text.contains("added"))
    }

    @Test func `memory may be as small as one likes`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("index", "reports", "-o", "m.idx", "--memory", "1k")
        #expect(run.status == 0)
        #expect(try place.read("m.idx") == place.read("r.idx"))
        let wrong = try await place.search("index", "reports", "-o", "m.idx", "--memory", "much")
        #expect(wrong.status == 2)
        #expect(wrong.messages.contains("'much' is no size"))
    }

    @Test func `indexes are put together`() async throws {
        let place = try Workplace()
        try place.write("数字经济\n互联网\n", to: "a/a.txt")
        try place.write("report\n", to: "b/b.txt")
        _ = try await place.search("index", "a", "-o", "a.idx")
        _ = try await place.search("index", "b", "-o", "b.idx")
        _ = try await place.search("index", "a", "b", "-o", "both.idx")
        var run = try await place.search("merge", "a.idx", "b.idx", "-o", "merged.idx")
        #expect(run.status == 0)
        #expect(run.messages.hasPrefix("2 indexes: indexed 2 reports, 3 paragraphs"))
        #expect(try place.read("merged.idx") == place.read("both.idx"))
        run = try await place.search("merge", "a.idx", "nowhere.idx", "-o", "merged.idx")
        #expect(run.status == 3)
        run = try await place.search("merge", "a.idx", "a/a.txt", "-o", "merged.idx")
        #expect(run.status == 3)
        run = try await place.search("merge", "a.idx", "-o", "a/a.txt")
        #expect(run.status == 2)
    }
}
