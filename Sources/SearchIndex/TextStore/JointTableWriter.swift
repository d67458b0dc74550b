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
        begin(at: data.count)
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

    /// Adds paragraphs with the entries that they have in another table.
    ///
    /// - Complexity: O(bytes of the entries).
    mutating func append(_ paragraphs: Range<Int>, of table: JointTable, in bytes: RawSpan) {
        var entries = table.iterator(from: paragraphs.lowerBound)
        // Entries that follow one another are copied at once.
        var run = 0..<0
        for _ in paragraphs {
            let entry = bytes.inside(entries.next(in: bytes))
            if entry.lowerBound != run.upperBound || entry.isEmpty {
                data.append(copying: bytes.extracting(run))
                run = entry.lowerBound..<entry.lowerBound
            }
            begin(at: data.count + run.count)
            if entry.isEmpty { data.append(0) }
            if bytes.load(UInt8.self, at: entry.lowerBound) > 0, !entry.isEmpty { hasJoints = true }
            run = run.lowerBound..<entry.upperBound
        }
        data.append(copying: bytes.extracting(run))
    }

    private mutating func begin(at offset: Int) {
        if count.isMultiple(of: JointTable.blockCount) { offsets.append(offset) }
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
