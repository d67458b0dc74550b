import Foundation
import Testing

@Suite struct `Finding the index` {
    @Test func `the nearest index upward is used`() async throws {
        let place = try await Workplace.withReports()
        try place.write("", to: "a/b/c/x")
        #expect(try await place.search("旧桥", "-c", in: "a/b/c").text == "1\n")
        let stats = try await place.search("旧桥", "-q", "--stats", in: "a/b/c")
        #expect(stats.messages.hasSuffix(", ../../../r.idx\n"))
        try place.write("nearer", to: "a/b/nearer.idx")
        let nearer = try await place.search("旧桥", in: "a/b/c")
        #expect(nearer.status == 3)
        #expect(nearer.messages.hasPrefix("search: ../nearer.idx: not a search index; "))
    }

    @Test func `a folder or a hidden file is no index`() async throws {
        let place = try await Workplace.withReports()
        try place.write("", to: "a/folder.idx/x")
        try place.write("", to: "a/.hidden.idx")
        #expect(try await place.search("旧桥", "-c", in: "a").text == "1\n")
    }

    @Test func `an option comes before the environment, and that before the folder`() async throws {
        let place = try await Workplace.withReports()
        try place.write("不合格", to: "other/o.txt")
        _ = try await place.search("index", "other", "-o", "other/o.idx")
        let environment = ["SEARCH_INDEX": "other/o.idx"]
        #expect(try await place.search("旧桥", "-c", environment: environment).text == "0\n")
        let option = try await place.search("旧桥", "-c", "-d", "r.idx", environment: environment)
        #expect(option.text == "1\n")
        #expect(try await place.search("旧桥", "-c", environment: ["SEARCH_INDEX": ""]).text == "1\n")
    }

    @Test func `several in a folder are an error`() async throws {
        let place = try await Workplace.withReports()
        try place.write("x", to: "b.idx")
        let run = try await place.search("旧桥")
        #expect(run.status == 2)
        #expect(
            run.messages == "search: b.idx: not the only index in its folder; name one with -d\n"
        )
    }

    @Test func `none at all names the remedy`() async throws {
        // Above a temporary folder there may be indexes of others.
        let run = try await Workplace(folder: URL(filePath: "/proc")).search("旧桥")
        #expect(run.status == 3)
        #expect(
            run.messages == "search: .: no index (*.idx) here or in a folder above; name one with "
                + "-d, or build one with 'search index FOLDER -o reports.idx'\n"
        )
    }
}
