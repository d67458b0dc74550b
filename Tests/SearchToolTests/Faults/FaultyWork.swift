import Foundation
import Testing

/// A folder `out` for an index, whose old and new contents are known, beside sources.
struct FaultyWork {
    let place: Workplace
    let arguments: [String]
    let old: Data?
    let new: Data
    private let sources: [String: Data]

    /// What is done to an index.
    enum Kind: String, CaseIterable, Sendable {
        case first, rebuild, update, merge, spill
    }

    init(_ kind: Kind) async throws {
        place = try Workplace()
        try place.write("", to: "out/empty")
        try FileManager.default.removeItem(at: place.folder.appending(path: "out/empty"))
        for number in 0..<3 {
            var text = "报告\(number)\n数字经济 paragraph \(number)\n"
            // Enough for each to be spilled by itself.
            if kind == .spill {
                for line in 0..<60 { text += "第\(line)段：数字经济 and more \(line)\n" }
            }
            try place.write(text, to: "src/\(number).txt")
        }
        let build = ["index", "src", "-o", "out/a.idx"]
        var arguments = build
        switch kind {
        case .first, .update: break
        case .rebuild: arguments += ["--rebuild"]
        case .merge: arguments = ["merge", "one.idx", "two.idx", "-o", "out/a.idx"]
        case .spill: arguments += ["--rebuild", "--threads", "1", "--memory", "1"]
        }
        self.arguments = arguments
        if kind == .merge {
            for (index, file) in [("one", "0"), ("two", "1")] {
                let source = ["index", "src/\(file).txt", "-o", "\(index).idx"]
                #expect(try await place.search(arguments: source).status == 0)
            }
        }
        if kind == .first {
            old = nil
        } else {
            #expect(try await place.search(arguments: build).status == 0)
            old = try place.read("out/a.idx")
            let text = try String(decoding: place.read("src/1.txt"), as: UTF8.self)
            try place.write(text + "互联网 another\nand more\n", to: "src/1.txt")
        }
        #expect(try await place.search(arguments: arguments).status == 0)
        new = try place.read("out/a.idx")
        #expect(new != old)
        sources = try Self.sources(in: place)
        try restore()
    }

    private static func sources(in place: Workplace) throws -> [String: Data] {
        var sources: [String: Data] = [:]
        for name in ["src/0.txt", "src/1.txt", "src/2.txt", "one.idx", "two.idx"]
        where place.exists(name) {
            sources[name] = try place.read(name)
        }
        return sources
    }

    /// Puts the old index back, and nothing beside it.
    func restore() throws {
        for name in try names() {
            try FileManager.default.removeItem(at: place.folder.appending(path: "out/" + name))
        }
        if let old { try place.write(old, to: "out/a.idx") }
    }

    /// The files beside the index, itself included.
    func names() throws -> [String] {
        try FileManager.default.contentsOfDirectory(
            atPath: place.folder.appending(path: "out").path
        )
    }

    /// The index as it is, if there is one.
    var current: Data? { try? place.read("out/a.idx") }

    /// Runs the tool with a fault, which is a number of calls and what happens then.
    func run(_ fault: [String: String]) async throws -> ToolRun {
        try await place.search(arguments: wholeArguments, environment: environment(of: fault))
    }

    /// The variables that make a fault happen.
    func environment(of fault: [String: String]) throws -> [String: String] {
        var environment = fault
        environment["LD_PRELOAD"] = try #require(Faults.library).path
        environment["FAULT_FOLDER"] = place.folder.appending(path: "out").path
        return environment
    }

    /// The arguments with the whole path of the index, as faults need it to know their files.
    var wholeArguments: [String] {
        arguments.map { $0 == "out/a.idx" ? place.folder.appending(path: $0).path : $0 }
    }

    /// The number of calls in a run without a fault, of some kinds or of all that write.
    func callCount(of kinds: String? = nil) async throws -> Int {
        var environment = ["FAULT_COUNT": place.folder.appending(path: "count").path]
        environment["FAULT_CALLS"] = kinds
        #expect(try await run(environment).status == 0)
        try restore()
        return try #require(Int(String(decoding: place.read("count"), as: UTF8.self)))
    }

    /// Runs the tool with a fault; what is left must be the old index or the new one, and the failure
    /// must be told in a line.
    func expectWhole(after fault: [String: String]) async throws {
        let run = try await run(fault)
        let what = Comment(rawValue: "\(arguments) \(fault): \(run.status) \(run.messages)")
        let isKilled = fault["FAULT_ACTION"] == "before" || fault["FAULT_ACTION"] == "after"
        if isKilled {
            // Behind another fault there may be fewer calls.
            #expect(run.status == 128 + 9 || run.status == 0, what)
        } else {
            // The old index is read for an update.
            let isUnread = arguments.count == 4 && run.status == 3
            #expect(run.status == 0 || run.status == 5 || isUnread, what)
        }
        #expect(current == old || current == new, what)
        if run.status == 0 {
            #expect(current == new, what)
        } else if !isKilled {
            let lines = run.messages.split(separator: "\n")
            #expect(lines.count == 1 && run.messages.utf8.count <= 500, what)
            if run.messages.contains("in place") { #expect(current == new, what) }
        }
    }

    /// Whatever was left over, the next run succeeds and removes it, and no source has changed.
    func expectRecovery(after fault: [String: String]) async throws {
        let what = Comment(rawValue: "\(arguments) \(fault)")
        #expect(try await place.search(arguments: arguments).status == 0, what)
        #expect(current == new, what)
        #expect(try names() == ["a.idx"], what)
        #expect(try Self.sources(in: place) == sources, what)
    }
}
