internal import SearchIndex

/// Takes a table in CSV apart, after RFC 4180.
///
/// The first record names the columns. Besides commas, semicolons and tabs may separate them,
/// whichever the first record has most of, and lines may end with LF, CR or both.
enum CSVRecords {
    /// The records below the first, with the columns that are asked for.
    ///
    /// Complexity: O(*n*).
    static func read(
        _ bytes: [UInt8],
        _ columns: SourceColumns
    ) throws(TableFault) -> [TableRecord] {
        var reader = Reader(bytes: bytes)
        guard let header = reader.next() else { return [] }
        var places: [(field: SourceColumns.Field, place: Int)] = []
        for (field, name) in columns.names {
            guard let place = header.fields.firstIndex(of: name) else {
                let known = header.fields.prefix(20).joined(separator: ", ")
                throw TableFault(reason: "has no column called '\(name)'; it has: \(known)")
            }
            places.append((field, place))
        }
        var records: [TableRecord] = []
        while let record = reader.next() {
            var values: [SourceColumns.Field: String] = [:]
            for (field, place) in places where place < record.fields.count {
                values[field] = record.fields[place]
            }
            records.append(TableRecord(line: record.line, values: values))
        }
        return records
    }

    /// Walks from record to record.
    private struct Reader {
        private let bytes: [UInt8]
        private let separator: UInt8
        private var index: Int
        private var line = 1

        init(bytes: [UInt8]) {
            self.bytes = bytes
            index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            separator = Self.separator(bytes)
        }

        /// The fields of the next record that isn't a blank line, and its line.
        mutating func next() -> (fields: [String], line: Int)? {
            while index < bytes.count {
                let start = line
                var fields: [String] = []
                repeat { fields.append(field()) } while skipSeparator()
                skipLineEnd()
                if fields != [""] { return (fields, start) }
            }
            return nil
        }

        private mutating func field() -> String {
            guard index < bytes.count, bytes[index] == 0x22 else {
                let start = index
                while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
                return String(decoding: bytes[start..<index], as: UTF8.self)
            }
            var field: [UInt8] = []
            index += 1
            while index < bytes.count {
                let byte = bytes[index]
                if byte == 0x22 {
                    // Two quotes stand for one; a single one ends the field.
                    guard index + 1 < bytes.count, bytes[index + 1] == 0x22 else { break }
                    index += 1
                }
                if byte == 0x0A { line += 1 }
                field.append(byte)
                index += 1
            }
            index += 1
            // What stands behind the closing quote by mistake isn't lost.
            while index < bytes.count, !isEnd(bytes[index]) {
                field.append(bytes[index])
                index += 1
            }
            return String(decoding: field, as: UTF8.self)
        }

        private func isEnd(_ byte: UInt8) -> Bool {
            byte == separator || byte == 0x0A || byte == 0x0D
        }

        private mutating func skipSeparator() -> Bool {
            guard index < bytes.count, bytes[index] == separator else { return false }
            index += 1
            return true
        }

        private mutating func skipLineEnd() {
            if index < bytes.count, bytes[index] == 0x0D {
                index += 1
                // A lone CR ends a line of old files.
                if index >= bytes.count || bytes[index] != 0x0A { line += 1 }
            }
            if index < bytes.count, bytes[index] == 0x0A {
                index += 1
                line += 1
            }
        }

        /// The separator that stands most often in the first record, outside of quotes.
        private static func separator(_ bytes: [UInt8]) -> UInt8 {
            var counts: [UInt8: Int] = [:]
            var isQuoted = false
            for byte in bytes {
                if byte == 0x22 { isQuoted.toggle() }
                if !isQuoted, byte == 0x0A || byte == 0x0D { break }
                if !isQuoted { counts[byte, default: 0] += 1 }
            }
            let comma = UInt8(ascii: ",")
            let best = [UInt8(ascii: ";"), 0x09].max {
                counts[$0, default: 0] < counts[$1, default: 0]
            }
            guard let best, counts[best, default: 0] > counts[comma, default: 0] else {
                return comma
            }
            return best
        }
    }
}
