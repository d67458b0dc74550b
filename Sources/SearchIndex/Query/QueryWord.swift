/// A word as it was typed, without the backslashes that only protect.
struct QueryWord {
    enum Role {
        case plain
        case escaped
        case wildcard
    }

    var scalars: [Unicode.Scalar] = []
    var roles: [Role] = []

    /// Whether a backslash before the first letter says that this is only a word.
    var isMarked = false

    /// The number of errors asked for by `~1`; zero for the usual number by `~` alone.
    var edits: Int?

    mutating func append(_ scalar: Unicode.Scalar, _ role: Role = .plain) {
        scalars.append(scalar)
        roles.append(role)
    }
}
