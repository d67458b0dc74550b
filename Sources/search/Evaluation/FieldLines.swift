internal import SearchIndex

/// The lines of a file of judgements or of a run, taken apart at white space.
struct FieldLines {
    let path: String
    private let bytes: [UInt8]
    private var offset = 0

    /// The number of the line that was read last, from 1.
    private(set) var line = 0

    init(path: String) throws(Failure) {
        let (bytes, code) = System.contents(of: path, limit: .max - 1)
        guard code == 0 else {
            throw .source(.system(operation: "read", path: path, errno: code))
        }
        self.init(path: path, bytes: bytes)
    }

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        // Some editors begin a file with a mark of its encoding, which is no part of the first field.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    }

    /// The fields of the next line that has any, `nil` behind the last.
    mutating func next() -> [ArraySlice<UInt8>]? {
        while offset < bytes.count {
            let end = bytes[offset...].firstIndex(of: 0x0A) ?? bytes.count
            let fields = bytes[offset..<end].split { $0 == 0x20 || (0x09...0x0D).contains($0) }
            offset = end + 1
            line += 1
            if !fields.isEmpty { return fields }
        }
        return nil
    }

    /// The failure of a line that has another form than expected.
    func failure(_ expected: String, _ fields: [ArraySlice<UInt8>]) -> Failure {
        let found = fields.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        return .usage("\(path):\(line): expected \(expected), found '\(found)'; mend the line")
    }
}
