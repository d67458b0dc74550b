import Foundation
import Testing

@Suite struct `Several indexes` {
    @Test func `rank as one, and their ids lead to their paragraphs`() async throws {
        let place = try await Workplace.withArchive()
        // The index of everything holds the reports of the folders in this order.
        let several = ["-d", "m.idx", "-d", "r.idx"]
        for arguments in [
            ["数字经济"], ["数字经济", "办好"], ["harbour", "旧桥", "--any"], ["*"],
            ["数字经济", "--sort", "path", "-C1"], ["乡村", "--unique"], ["-L", "桥"], ["-l", "桥"],
            ["-c", "--by", "report,path", "数字"], ["数字经济", "--report", "3..4"], ["docs"],
            ["docs", "--copies"], ["show", "4:2-3"], ["show", "2"], ["show", "5"],
        ] {
            let one = try await place.search(arguments: arguments + ["-d", "all.idx"])
            let both = try await place.search(arguments: arguments + several)
            #expect(both.text == one.text, "\(arguments)")
            #expect(both.status == one.status, "\(arguments)")
        }
        let run = try await place.search(
            arguments: several + ["数字经济", "--json", "--fields", "id,index,text"]
        )
        for line in run.text.split(separator: "\n") {
            let record = try #require(
                JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String]
            )
            let id = try #require(record["id"])
            let shown = try await place.search(arguments: ["show", id] + several)
            #expect(shown.text == "\(record["text"] ?? "")\n")
            #expect(record["index"] == (id < "3" ? "m.idx" : "r.idx"))
        }
    }

    @Test func `a missing one is an error`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.search("数字", "-d", "r.idx", "-d", "no.idx")
        #expect(run.status == 3)
        #expect(run.text == "")
        #expect(run.messages.hasPrefix("search: no.idx: can't open it: "))
    }

    @Test func `commands of one index refuse several`() async throws {
        let place = try await Workplace.withArchive()
        for command in ["stats", "dump"] {
            let run = try await place.search(command, "-d", "r.idx", "-d", "m.idx")
            #expect(run.status == 2)
            #expect(
                run.messages == "search: m.idx: this command takes one index; give one -d\n"
            )
        }
        let run = try await place.search("verify", "-d", "r.idx", "-d", "m.idx")
        #expect(run.text.split(separator: "\n").count == 2)
    }
}
