/// Writes the names of paragraphs in their order; see ``IDTable``.
struct IDTableWriter: Sendable {
    private(set) var count = 0
    private var offsets: [Int] = []
    private var data = ByteWriter()
    private var previous: [UInt8] = []

    var isEmpty: Bool { count == 0 }

    mutating func append(_ name: String) {
        let id = [UInt8](name.utf8)
        var shared = 0
        if count.isMultiple(of: IDTable.blockCount) {
            offsets.append(data.count)
        } else {
            while shared < min(id.count, previous.count), id[shared] == previous[shared] {
                shared += 1
            }
        }
        data.append(varint: UInt64(shared))
        data.append(varint: UInt64(id.count - shared))
        data.append(id[shared...])
        previous = id
        count += 1
    }

    consuming func finish() -> [UInt8] {
        var writer = ByteWriter()
        writer.append(integer: UInt64(count))
        PackedSequenceWriter.write(offsets, into: &writer)
        writer.append(data.bytes)
        return writer.bytes
    }
}
