package import SearchIndex

/// Reads PDF with `pdftotext` of poppler, as lines laid out on numbered pages.
///
/// What poppler can't open because its end is missing, MuPDF's `mutool` may read in part, if it is
/// installed. Text that is no text is refused: see `GarbledText`.
package struct PDFReader: FormatReader {
    package init() {}

    package func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        let (output, isSalvaged) = try Self.convert(bytes, file)
        var source = LayoutText.read(output)
        source.encoding = isSalvaged ? "PDF, damaged" : "PDF"
        guard !source.elements.isEmpty else {
            throw file.skipped("holds no text; its pages may be pictures")
        }
        if let fault = GarbledText(source).fault {
            throw file.skipped("its text comes out garbled: \(fault)")
        }
        return source
    }

    private static func convert(
        _ bytes: [UInt8],
        _ file: SourceFile
    ) throws(SkippedFile) -> (output: [UInt8], isSalvaged: Bool) {
        let input = ConverterProcess.inputPath
        let poppler = ["-layout", "-enc", "UTF-8", "--", input, "-"]
        let outcome = try run(.pdftotext, poppler, bytes, file)
        if outcome.status == 0 { return (outcome.output, false) }
        if outcome.complaints.contains("Incorrect password") {
            throw file.skipped("encrypted; a password is needed")
        }
        let damage = "damaged: pdftotext can't read it (\(firstLine(outcome)))"
        guard ConverterProgram.mutool.path != nil else {
            throw file.skipped(
                "\(damage); install \(ConverterProgram.mutool.package) to save what is left"
            )
        }
        let salvaged = try run(.mutool, ["draw", "-q", "-F", "txt", "-o", "-", input], bytes, file)
        guard !salvaged.output.isEmpty else { throw file.skipped(damage) }
        return (salvaged.output, true)
    }

    private static func run(
        _ program: ConverterProgram,
        _ arguments: [String],
        _ bytes: [UInt8],
        _ file: SourceFile
    ) throws(SkippedFile) -> ConverterProcess.Outcome {
        guard let process = program.process(arguments) else {
            throw file.skipped(
                "PDF needs \(program.name), which is missing; install \(program.package)"
            )
        }
        let outcome: ConverterProcess.Outcome
        do throws(ConverterProcess.Failure) {
            outcome = try process.run(bytes)
        } catch {
            throw file.skipped("\(program.name): \(error.operation) failed with \(error.errno)")
        }
        if let exceeded = outcome.exceeded { throw file.skipped("\(program.name) \(exceeded)") }
        return outcome
    }

    /// The first complaint, without the place where the program found the file.
    private static func firstLine(_ outcome: ConverterProcess.Outcome) -> String {
        let lines = outcome.complaints.split(separator: "\n")
        guard let line = lines.first(where: { $0.contains("Error") }) ?? lines.first else {
            return outcome.status.map { "status \($0)" } ?? "it was ended by a signal"
        }
        return String(line.prefix(120)).replacing(ConverterProcess.inputPath, with: "the file")
    }
}

extension SourceFile {
    /// A note that this file is left out.
    func skipped(_ reason: String) -> SkippedFile {
        SkippedFile(path: path.description, reason: reason)
    }
}
