/// A field of a line whose fields are separated by tabs.
package enum TabbedField {
    /// The field with tabs, line ends and backslashes escaped by a backslash.
    ///
    /// - Complexity: O(length of the field).
    package static func escaped(_ field: String) -> String {
        let special: Set<UInt8> = [0x09, 0x0A, 0x0D, 0x5C]
        guard field.utf8.contains(where: special.contains) else { return field }
        var escaped = ""
        for scalar in field.unicodeScalars {
            switch scalar {
            case "\t": escaped += "\\t"
            case "\n": escaped += "\\n"
            case "\r": escaped += "\\r"
            case "\\": escaped += "\\\\"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
