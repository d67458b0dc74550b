import Foundation
import Testing

/// Sources, indexes and targets that are not what they should be.
@Suite(.timeLimit(.minutes(15)))
struct `Odd files` {
    /// Texts of every encoding and files that are none.
    private static let texts: [String: [UInt8]] = {
        let text = "白石市政府工作报告\n去年粮食产量达到四十二万吨，新修道路二百一十公里。\n"
        let words = Array("plain words".utf8)
        return [
            "empty": [], "mark": [0xEF, 0xBB, 0xBF], "mark-16": [0xFF, 0xFE],
            "nul": words + [0] + words, "invalid": words + [0xFF] + words,
            "overlong": words + [0xC0, 0xAF], "surrogate": words + [0xED, 0xA0, 0x80],
            "cut": words + [0xE6, 0x95], "binary": (0..<2000).map { UInt8($0 * 7 % 256) },
            "utf-8": Array(text.utf8), "utf-8-mark": [0xEF, 0xBB, 0xBF] + text.utf8,
            "utf-16le": text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            "utf-16le-mark": [0xFF, 0xFE]
                + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
            "utf-16be-mark": [0xFE, 0xFF]
                + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
            "latin-1": Array("caf".utf8) + [0xE9] + Array(" au lait".utf8),
            "gb18030": [0xB0, 0xD7, 0xCA, 0xAF, 0xCA, 0xD0, 0xD5, 0xFE, 0xB8, 0xAE, 0x0A],
            "crlf": Array("one\r\ntwo\r\n".utf8), "cr": Array("one\rtwo\r".utf8),
            "separators": Array("one\u{2028}two\u{2029}three\u{85}four".utf8),
        ]
    }()

    @Test func `each is indexed or listed, and none is lost`() async throws {
        let place = try Workplace()
        for (name, bytes) in Self.texts {
            try place.write(Data(bytes), to: "src/\(name).txt")
        }
        _ = try await place.shell(
            """
            cd src; mkfifo pipe.txt; ln -s loop.txt loop.txt; ln crlf.txt hard.txt
            ln -s /proc/self/environ proc.txt; ln -s . round
            printf 'a name' > "$(printf 'n\\377.txt')"
            """
        )
        let given = try FileManager.default.contentsOfDirectory(
            atPath: place.folder.appending(path: "src").path
        )
        let run = try await place.search("index", "src", "-o", "r.idx", "--json")
        #expect(run.status == 4)
        let skipped = run.text.components(separatedBy: #"{"path":"#).count - 1
        let docs = try await place.search("docs", "--json", "-d", "r.idx").text
        let indexed = docs.components(separatedBy: #""path":"#).count - 1
        // One line in other encodings, and lines that end otherwise.
        #expect(run.text.contains(#""copies":5,"#))
        #expect(indexed + 5 + skipped == given.count, "\(docs)\n\(run.text)")
        let hit = try await place.search("\"粮食产量达到四十二万吨\"", "-c", "-d", "r.idx")
        #expect(hit.text == "1\n")
        #expect(try await place.search("verify", "r.idx").status == 0)
    }

    @Test func `a letter under 200,000 marks takes no longer than others`() async throws {
        let place = try Workplace()
        var text = "报告\na"
        for number in 0..<200_000 { text += number.isMultiple(of: 2) ? "\u{301}" : "\u{323}" }
        try place.write(text + " 数字经济\n", to: "a.txt")
        let run = try await place.shell(
            #"timeout 30 "$0" index a.txt -o r.idx -q && timeout 30 "$0" 数字经济 -c -d r.idx"#
        )
        #expect(run.text == "1\n" && run.status == 0, "\(run.messages)")
    }

    @Test func `a path longer than the system takes is listed or read`() async throws {
        let place = try Workplace()
        let run = try await place.shell(
            """
            name=$(printf '%0200d' 7); path=$name
            for i in 1 2 3 4 5 6 7 8 9 10 11; do path=$path/$name; done
            mkdir -p src/$path other/$path
            echo one > src/a.txt; echo two > other/$path/b.txt; mv other src/$path
            "$0" index src -o r.idx --json
            """
        )
        let files = run.text.components(separatedBy: #"{"path":"#).count - 1
        #expect(run.status == 0 ? files == 0 : run.status == 4 && files == 1, "\(run)")
        _ = try await place.shell("rm -rf src")
    }

    /// What the index to be searched may be instead of one.
    @Test(arguments: [
        "mkdir x.idx", "mkfifo x.idx", "ln -s /dev/zero x.idx", "ln -s x.idx x.idx",
        "ln -s none x.idx", "cp /bin/ls x.idx", ": > x.idx", "printf S > x.idx",
        "truncate -s 1T x.idx", "cp r.idx x.idx; chmod 0 x.idx", "ln -s /proc/self/mem x.idx",
    ])
    func `what is no index to be read ends with 3`(line: String) async throws {
        let place = try await Workplace.withReports()
        let run = try await place.shell(
            """
            \(line)
            run="timeout 20"
            [ "$(id -u)" = 0 ] && chmod a+rx . &&
                run="$run setpriv --reuid=65534 --regid=65534 --clear-groups"
            $run "$0" 数字 -d x.idx
            """
        )
        #expect(run.status == 3, "\(run.messages)")
        #expect(run.text == "")
        #expect(run.messages.hasPrefix("search: x.idx: "))
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    /// What the index to be written may be instead of a file.
    @Test(arguments: [
        "mkdir x.idx", "mkfifo x.idx", "ln -s /dev/null x.idx", "ln -s x.idx x.idx",
        "ln -s none x.idx", "ln -s none/x.idx x.idx", "mkfifo x.idx.tmp", "mkdir x.idx.tmp",
        "mkdir x.idx.tmp/y -p", "ln -s y x.idx.tmp",
    ])
    func `a target that can't be replaced ends with 5 or 2`(line: String) async throws {
        let place = try await Workplace.withReports()
        let run = try await place.shell(
            """
            \(line)
            ls -lA > before
            timeout 20 "$0" index reports -o x.idx; code=$?
            ls -lA > after
            cmp before after
            exit $code
            """
        )
        #expect([2, 3, 5].contains(run.status), "\(run.status) \(run.messages)")
        #expect(run.messages.hasPrefix("search: x.idx: "))
        #expect(run.messages.split(separator: "\n").count == 1)
    }

    @Test func `a link to an index stays one, and modes are kept`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.shell(
            """
            chmod 600 r.idx; ln -s r.idx l.idx; echo more > reports/more.txt
            "$0" index reports -o l.idx -q; code=$?
            readlink l.idx; stat -c %a r.idx; "$0" more -c -d r.idx
            exit $code
            """
        )
        #expect(run.text == "r.idx\n600\n1\n" && run.status == 0, "\(run.messages)")
    }

    @Test func `a folder that can't be written ends with 5`() async throws {
        let place = try await Workplace.withReports()
        let run = try await place.shell(
            """
            mkdir out; cp r.idx out; chmod 555 out; chmod a+rx . ; run=
            [ "$(id -u)" = 0 ] && run="setpriv --reuid=65534 --regid=65534 --clear-groups"
            echo more > reports/more.txt
            $run "$0" index reports -o out/r.idx -q; code=$?
            cmp r.idx out/r.idx && ls -A out; chmod 755 out
            exit $code
            """
        )
        #expect(run.status == 5 && run.text == "r.idx\n", "\(run)")
        #expect(run.messages.hasPrefix("search: out/r.idx: can't create it: Permission denied"))
    }

    /// Patterns that all words match.
    @Test(arguments: ["*", "w*", "*a", "?*?*", "/w[0-9]+a/", "w1234a~2"])
    func `patterns of thousands of words find them all, or say what they leave out`(
        pattern: String
    ) async throws {
        let place = try Workplace()
        let text = (0..<5000).map { "w\($0)a 数字\n" }.joined()
        try place.write("报告\n" + text, to: "a.txt")
        #expect(try await place.search("index", "a.txt", "-o", "r.idx", "-q").status == 0)
        let run = try await place.shell("timeout 60 \"$0\" -c '\(pattern)' -d r.idx")
        let found = try #require(Int(run.text.trimmingCharacters(in: .newlines)))
        switch pattern {
        case "*": #expect(found == 5001)
        case "w1234a~2": #expect(found > 100 && found < 5000)
        default:
            let isCut = found == 1024 && run.messages.contains("more than 1024 words; the rest is")
            #expect(found == 5000 || isCut, "\(run)")
        }
    }
}
