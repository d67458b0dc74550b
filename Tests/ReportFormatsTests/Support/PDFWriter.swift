/// Puts together a PDF with lines of ASCII in Helvetica.
enum PDFWriter {
    /// The bytes of a document with some lines on each page.
    static func document(_ pages: [[String]], hasEnd: Bool = true) -> [UInt8] {
        var objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Count \(pages.count) /Kids ["
                + pages.indices.map { "\(4 + 2 * $0) 0 R" }.joined(separator: " ") + "] >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        for (index, lines) in pages.enumerated() {
            let text = lines.map { "(\($0)) Tj 0 -14 Td" }.joined(separator: "\n")
            let content = "BT /F 12 Tf 72 720 Td\n\(text)\nET"
            objects.append(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents \(5 + 2 * index) 0 R "
                    + "/Resources << /Font << /F 3 0 R >> >> >>"
            )
            objects.append("<< /Length \(content.utf8.count) >>\nstream\n\(content)\nendstream")
        }
        var bytes = Array("%PDF-1.4\n".utf8)
        var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for (index, object) in objects.enumerated() {
            let offset = String(bytes.count)
            table += String(repeating: "0", count: 10 - offset.count) + offset + " 00000 n \n"
            bytes += "\(index + 1) 0 obj\n\(object)\nendobj\n".utf8
        }
        guard hasEnd else { return bytes }
        let start = bytes.count
        bytes += table.utf8
        bytes += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n".utf8
        return bytes + "%%EOF\n".utf8
    }
}
