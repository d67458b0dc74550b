/// Writes the names of paragraphs in their order; see ``IDTable``.
struct IDTableWriter: Sendable {
    private(set) var count = 0
    private var offsets: [Int] = []
    private var data = ByteWriter()
    private var previous: [UInt8] = []
    private var hasNames = false

    var isEmpty: Bool { count == 0 }

    /// Adds the name of the next paragraph, empty if it has none.
    mutating func append(_ id: ArraySlice<UInt8>) {
        if !id.isEmpty { hasNames = true }
        var shared = 0
        if count.isMultiple(of: IDTable.blockCount) {
            offsets.append(data.count)
        } else {
            while shared < min(id.count, previous.count),
                id[id.startIndex + shared] == previous[shared]
            {
                shared += 1
            }
        }
        data.append(varint: UInt64(shared))
        data.append(varint: UInt64(id.count - shared))
        data.append(id.dropFirst(shared))
        previous.removeSubrange(shared...)
        previous.append(contentsOf: id.dropFirst(shared))
        count += 1
    }

    /// The bytes of the table, which has no entry if no paragraph has a name.
    consuming func finish() -> [UInt8] {
        guard hasNames || isEmpty else { return IDTableWriter().finish() }
        var writer = ByteWriter()
        writer.append(integer: UInt64(count))
        PackedSequenceWriter.write(offsets, into: &writer)
        writer.append(data.bytes)
        return writer.bytes
    }
}
