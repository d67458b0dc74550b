import Testing

@testable import ReportFormats

@Suite struct `Converter process` {
    private func run(
        _ script: String,
        _ input: [UInt8] = [],
        _ limits: ConverterProcess.Limits = .init()
    ) throws -> ConverterProcess.Outcome {
        var process = ConverterProcess(executable: "/bin/sh", arguments: ["-c", script])
        process.limits = limits
        return try process.run(input)
    }

    @Test func `the program reads the bytes and nothing else`() throws {
        let input = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
        let outcome = try run("cat \(ConverterProcess.inputPath)", input)
        #expect(outcome.status == 0 && outcome.exceeded == nil)
        #expect(outcome.output == input)
        #expect(try run("read line || echo none").output == Array("none\n".utf8))
    }

    @Test func `status and complaints are kept`() throws {
        let outcome = try run("echo out; echo first >&2; echo second >&2; exit 7")
        #expect(outcome.status == 7)
        #expect(outcome.output == Array("out\n".utf8))
        #expect(outcome.complaints == "first\nsecond\n")
        let long = try run("head -c 100000 /dev/zero | tr '\\0' x >&2")
        #expect(long.complaints.utf8.count == 4096)
        #expect(try run("kill -9 $$").status == nil)
    }

    @Test func `arguments are not a shell's`() throws {
        let argument = "-a; $(touch /tmp/never) \n\"'"
        let process = ConverterProcess(
            executable: "/bin/sh",
            arguments: ["-c", "printf %s \"$1\"", "sh", argument]
        )
        #expect(try process.run([]).output == Array(argument.utf8))
    }

    @Test func `limits end the program`() throws {
        let endless = try run("cat /dev/zero", [], .init(output: 1 << 20))
        #expect(endless.exceeded == "gave more than 1 MiB of text")
        let sleeping = try run("sleep 20", [], .init(seconds: 1))
        #expect(sleeping.exceeded == "took more than 1 s")
        let busy = try run("while :; do :; done", [], .init(processorSeconds: 1))
        #expect(busy.exceeded == "took more than 1 s of processor time")
    }

    @Test func `what isn't there is an error`() {
        let process = ConverterProcess(executable: "/nonexistent/program", arguments: [])
        #expect(throws: ConverterProcess.Failure.self) { try process.run([]) }
    }

    @Test func `many run at the same time`() async throws {
        await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let process = ConverterProcess(
                        executable: "/bin/sh",
                        arguments: ["-c", "cat \(ConverterProcess.inputPath)"]
                    )
                    return (try? process.run([UInt8(number)]).output) == [UInt8(number)]
                }
            }
            for await isRight in group { #expect(isRight) }
        }
    }
}
