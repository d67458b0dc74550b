/// The names of months in lower case.
enum MonthNames {
    /// The number of a month in English, German, French, Spanish or Thai, from 1.
    static func month(_ word: String) -> Int? {
        months[word]
    }

    private static let months: [String: Int] = {
        var months: [String: Int] = [:]
        for names in languages {
            for (index, name) in names.split(separator: " ").enumerated() {
                months[String(name)] = index + 1
            }
        }
        return months
    }()

    private static let languages = [
        """
        january february march april may june july august september october november december
        """,
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "januar februar märz april mai juni juli august september oktober november dezember",
        """
        janvier février mars avril mai juin juillet août septembre octobre novembre décembre
        """,
        """
        enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
        """,
        """
        มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม \
        พฤศจิกายน ธันวาคม
        """,
    ]
}
