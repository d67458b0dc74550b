package import SearchIndex

/// Reads tables of records, `.csv` or `.jsonl`, by the map of columns that the user gives.
package struct TableReader: FormatReader {
    /// The formats of tables.
    enum Format {
        case csv, jsonLines
    }

    let format: Format

    package func text(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> SourceText {
        throw file.skipped("a table: tell with --columns which columns hold what")
    }

    package func drafts(
        of file: SourceFile,
        _ bytes: [UInt8],
        options: SourceOptions
    ) throws(SkippedFile) -> [ReportDraft]? {
        guard let columns = options.columns else { return nil }
        let decoded = try TextDecoder.decode(bytes, path: file.path, encoding: options.encoding)
        let records: [TableRecord]
        do throws(TableFault) {
            records =
                switch format {
                case .csv: try CSVRecords.read(decoded.bytes, columns)
                case .jsonLines: try JSONLines.read(decoded.bytes, columns)
                }
        } catch {
            throw file.skipped(error.reason)
        }
        return columns.drafts(
            records,
            path: file.path,
            encoding: decoded.encoding,
            keepsNoise: options.keepsNoise
        )
    }
}

/// Why a table can't be read.
struct TableFault: Error, Hashable {
    /// Half a sentence.
    var reason: String
}
