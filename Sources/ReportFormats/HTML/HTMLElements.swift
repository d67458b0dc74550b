/// What the elements of HTML mean for text.
enum HTMLElements {
    /// Elements that begin a block of text and end it.
    static let blocks: Set<String> = [
        "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd",
        "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    ]

    /// Elements whose content is never shown as text of the page.
    static let neverShown: Set<String> = [
        "button", "canvas", "datalist", "iframe", "noembed", "noframes", "noscript", "object",
        "script", "select", "style", "svg", "template", "textarea", "title",
    ]

    /// Elements that lead elsewhere.
    static let navigation: Set<String> = ["footer", "menu", "nav"]

    /// Elements whose end tag may not be left out.
    static let alwaysClosed: Set<String> = [
        "a", "article", "aside", "div", "form", "header", "ol", "section", "span", "table", "ul",
    ]

    /// The level of a heading, `nil` for other elements.
    static func headingLevel(_ name: String) -> Int? {
        guard name.utf8.count == 2, name.utf8.first == UInt8(ascii: "h"),
            let digit = name.last?.wholeNumberValue, (1...6).contains(digit)
        else { return nil }
        return digit
    }
}
