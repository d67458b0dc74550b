internal import CICU

/// An encoding that ICU can convert from.
package struct TextEncoding: Hashable, Sendable {
    /// The name that is shown, such as `GB18030` or `windows-1250`.
    package let name: String

    /// The name under which ICU opens its table.
    let table: String

    init(_ name: String, table: String? = nil) {
        self.name = name
        self.table = table ?? name
    }

    /// An encoding by any name that ICU knows it by, such as `gbk`, `cp936` or `latin1`.
    ///
    /// Of the encodings of Chinese, those that hold another whole stand for it: GB18030 for GBK and
    /// GB2312. `nil` if there is no such encoding.
    package init?(named name: String) {
        let key = name.lowercased()
        if let known = Self.supersets[key] {
            self = known
            return
        }
        guard !name.isEmpty, name.utf8.count <= 60, name.utf8.allSatisfy(Self.isNameByte),
            (try? EncodingConverter(table: name)) != nil
        else { return nil }
        // Safe: the name is a C string for the call; what is returned is ICU's own, or nothing.
        let registered = unsafe cicu_registeredName(name).map { unsafe String(cString: $0) }
        self.init(registered ?? name, table: name)
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte.isASCIIAlphanumeric || [0x2D, 0x2E, 0x3A, 0x5F].contains(byte)
    }

    static let utf8 = TextEncoding("UTF-8")
    static let utf16LE = TextEncoding("UTF-16LE")
    static let utf16BE = TextEncoding("UTF-16BE")
    static let utf32LE = TextEncoding("UTF-32LE")
    static let utf32BE = TextEncoding("UTF-32BE")
    static let gb18030 = TextEncoding("GB18030")
    static let big5 = TextEncoding("Big5", table: "Big5-HKSCS")
    static let shiftJIS = TextEncoding("Shift_JIS", table: "windows-31j")
    static let eucJP = TextEncoding("EUC-JP")
    static let eucKR = TextEncoding("EUC-KR", table: "windows-949")

    private static let supersets: [String: TextEncoding] = [
        "utf-8": utf8, "utf8": utf8,
        "gb2312": gb18030, "gbk": gb18030, "cp936": gb18030, "936": gb18030,
        "gb18030": gb18030, "big5": big5, "cp950": big5, "big5-hkscs": big5,
        "shift_jis": shiftJIS, "sjis": shiftJIS, "shift-jis": shiftJIS, "cp932": shiftJIS,
        "euc-jp": eucJP, "euc-kr": eucKR, "cp949": eucKR, "ks_c_5601-1987": eucKR,
        "iso-8859-1": TextEncoding("windows-1252"), "latin1": TextEncoding("windows-1252"),
    ]
}
