/// Writes where lines begin inside of paragraphs, paragraph by paragraph; see ``JointTable``.
struct JointTableWriter: Sendable {
    private(set) var count = 0
    private var offsets: [Int] = []
    private var data = ByteWriter()
    private var hasJoints = false

    /// Adds the next paragraph, which begins at an offset of the text that its joints are told of.
    ///
    /// Places, lines and pages of joints don't fall.
    mutating func append(
        _ joints: some Collection<SourceJoint>,
        offset: Int,
        line: Int,
        page: Int
    ) {
        begin()
        if !joints.isEmpty { hasJoints = true }
        data.append(varint: UInt64(joints.count))
        var last = SourceJoint(offset: offset, line: line, page: page)
        for joint in joints {
            let pages = max(0, joint.page - last.page)
            data.append(varint: UInt64(max(0, joint.offset - last.offset)))
            data.append(varint: UInt64(max(0, joint.line - last.line)) << 1 | (pages > 0 ? 1 : 0))
            if pages > 0 { data.append(varint: UInt64(pages)) }
            last = joint
        }
    }

    /// Adds paragraphs without joints until there are so many.
    mutating func fill(upTo number: Int) {
        while count < number { append([], offset: 0, line: 0, page: 0) }
    }

    /// Adds the next paragraph with the entry that it has in another table.
    mutating func append(entry: Range<Int>, in bytes: RawSpan) {
        begin()
        let entry = bytes.inside(entry)
        if bytes.load(UInt8.self, at: entry.lowerBound) > 0, !entry.isEmpty { hasJoints = true }
        if entry.isEmpty { data.append(0) } else { data.append(copying: bytes.extracting(entry)) }
    }

    private mutating func begin() {
        if count.isMultiple(of: JointTable.blockCount) { offsets.append(data.count) }
        count += 1
    }

    /// The bytes of the table, which has no entry if no paragraph has joints.
    consuming func finish() -> [UInt8] {
        guard hasJoints || count == 0 else { return JointTableWriter().finish() }
        var writer = ByteWriter()
        writer.append(integer: UInt64(count))
        writer.append(integer: UInt64(data.count))
        PackedSequenceWriter.write(offsets, into: &writer)
        writer.append(data.bytes)
        return writer.bytes
    }
}
