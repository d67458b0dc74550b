/// The name of a file as the system knows it: bytes, which need not be valid UTF-8.
///
/// Names are compared and opened as bytes, so that two files never share a name and every file
/// that was listed can be opened. The description repairs what is no UTF-8.
package struct SourcePath: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The bytes of the name, without an end mark.
    package let bytes: [UInt8]

    /// Creates a path from a text.
    ///
    /// Complexity: O(*n*).
    package init(_ text: String) {
        bytes = Array(text.utf8)
    }

    /// Creates a path from bytes.
    ///
    /// Complexity: O(1).
    package init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The path as text, broken characters replaced by U+FFFD.
    ///
    /// Complexity: O(*n*).
    package var description: String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// The path of an entry of this folder, joined by exactly one slash.
    ///
    /// Complexity: O(*n*).
    package func entry(_ name: [UInt8]) -> SourcePath {
        var joined = bytes
        joined.reserveCapacity(bytes.count + name.count + 1)
        if joined.last != UInt8(ascii: "/") { joined.append(UInt8(ascii: "/")) }
        joined += name
        return SourcePath(bytes: joined)
    }

    /// The last component, slashes at its end left out.
    ///
    /// Complexity: O(*n*).
    package var name: ArraySlice<UInt8> {
        let slash = UInt8(ascii: "/")
        let end = (bytes.lastIndex { $0 != slash }).map { $0 + 1 } ?? 0
        let start = bytes[..<end].lastIndex(of: slash).map { $0 + 1 } ?? 0
        return bytes[start..<end]
    }

    /// The ending of the name in lower case, such as `txt`; empty where it has none.
    ///
    /// An ending is one to eight ASCII letters and digits, one letter at least, after a dot that
    /// isn't the first character. So `第1.2版` and `notes.2017` have none. Complexity: O(*n*).
    package var ending: String {
        guard let dot = endingDot else { return "" }
        return String(decoding: name[(dot + 1)...], as: UTF8.self).lowercased()
    }

    /// The name without its ending.
    ///
    /// Complexity: O(*n*).
    package var baseName: String {
        String(decoding: endingDot.map { name[..<$0] } ?? name, as: UTF8.self)
    }

    /// The index in `bytes` of the dot before the ending.
    private var endingDot: Int? {
        let name = name
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
            return nil
        }
        let ending = name[(dot + 1)...]
        guard (1...8).contains(ending.count), ending.allSatisfy(\.isASCIIAlphanumeric),
            ending.contains(where: \.isASCIILetter)
        else { return nil }
        return dot
    }

    package static func < (left: SourcePath, right: SourcePath) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension UInt8 {
    /// Whether the byte is an ASCII letter.
    var isASCIILetter: Bool {
        (0x61...0x7A).contains(self | 0x20)
    }

    /// Whether the byte is an ASCII digit.
    var isASCIIDigit: Bool {
        (0x30...0x39).contains(self)
    }

    /// Whether the byte is an ASCII letter or digit.
    var isASCIIAlphanumeric: Bool {
        isASCIILetter || isASCIIDigit
    }
}
