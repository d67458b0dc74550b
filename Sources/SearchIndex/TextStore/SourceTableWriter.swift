/// Writes the files that reports were read from; see ``SourceTable``.
enum SourceTableWriter {
    /// The bytes of the section.
    static func write(_ records: [SourceRecord], options: String) -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: SourceTable.rules)
        writer.append(integer: UInt32(records.count))
        writer.append(counted: [UInt8](options.utf8))
        for record in records {
            writer.append(counted: record.path)
            writer.append(varint: UInt64(record.size))
            writer.append(integer: Int64(record.modified))
            writer.append(integer: record.hash.high)
            writer.append(integer: record.hash.low)
            writer.append(UInt8(record.isCollection ? 1 : 0))
            writer.append(varint: UInt64(record.occurrences.count))
            var byte: UInt8 = 0
            for (report, isCopy) in record.occurrences.enumerated() {
                if isCopy { byte |= 1 << UInt8(report % 8) }
                if report % 8 == 7 || report + 1 == record.occurrences.count {
                    writer.append(byte)
                    byte = 0
                }
            }
        }
        return writer.bytes
    }
}
