internal import ArgumentParser
internal import SearchIndex

/// The flags that say what it may take to write an index.
struct BuildFlags: ParsableArguments {
    @Option(help: "The number of threads (default: one for each processor).")
    var threads: Int?

    @Option(
        help: ArgumentHelp(
            "About how much memory to use, such as 512M or 2G (default: 1G, or a quarter of all).",
            valueName: "size"
        )
    )
    var memory: String?

    mutating func validate() throws {
        if let threads, !(1...1024).contains(threads) {
            throw ValidationError("--threads must be between 1 and 1024")
        }
        if let memory, Self.bytes(memory) == nil {
            throw ValidationError("--memory: '\(memory)' is no size; write 512M or 2G, for example")
        }
    }

    /// What the flags say.
    var options: BuildOptions {
        guard let memory = memory.flatMap(Self.bytes) else { return BuildOptions(threads: threads) }
        // Less memory than a few chunks take wouldn't be kept to with large ones.
        let chunkSize = min(1 << 18, max(1 << 10, memory / 16))
        return BuildOptions(threads: threads, chunkSize: chunkSize, memory: memory)
    }

    /// The number of bytes that a size stands for: digits, and perhaps k, M, G or T, powers of 1,024.
    static func bytes(_ size: String) -> Int? {
        var digits = Substring(size)
        var shift = 0
        if let unit = digits.last, let place = "kmgt".firstIndex(of: Character(unit.lowercased())) {
            shift = 10 * ("kmgt".distance(from: "kmgt".startIndex, to: place) + 1)
            digits.removeLast()
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int(digits)
        else { return nil }
        let (bytes, overflow) = number.multipliedReportingOverflow(by: 1 << shift)
        return overflow ? nil : bytes
    }

    /// What went into an index, in a line.
    func text(of summary: BuildSummary, in path: String, _ time: Duration) -> String {
        let copies = Quantities.count(summary.copies, "copy", "copies")
        return "indexed \(Quantities.count(summary.reports, "report"))"
            + (summary.copies == 0 ? "" : " (\(copies))") + ", "
            + "\(Quantities.count(summary.paragraphs, "paragraph")), "
            + "\(Quantities.bytes(summary.textBytes)) of text into \(path) "
            + "(\(Quantities.bytes(summary.fileBytes))) in \(Quantities.time(time))"
    }
}
