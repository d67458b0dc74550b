/// A piece of a query's text with a meaning of its own.
struct QueryToken {
    enum Kind: Hashable {
        case open
        case close
        case and
        case or
        case not
        case plus
        case near(distance: Int, ordered: Bool)
        case boost(Double)
        case field(Query.Field)

        /// A word that may be read together with its neighbours.
        case word(String)

        /// A query that stands for itself.
        case leaf(Query)
    }

    var kind: Kind

    /// Where it stands in the text.
    var range: Range<Int>

    /// Whether it can begin what an operator asks for.
    var beginsOperand: Bool {
        switch kind {
        case .open, .field, .word, .leaf: true
        case .close, .and, .or, .not, .plus, .near, .boost: false
        }
    }

    /// Whether it joins two conditions.
    var isJunction: Bool {
        kind == .and || kind == .or
    }

    /// Whether it turns or stresses what follows.
    var isSign: Bool {
        kind == .not || kind == .plus
    }

    /// Whether it says how far apart two conditions may be met.
    var isNear: Bool {
        if case .near = kind { return true }
        return false
    }

    /// Whether a weight may follow it.
    var takesBoost: Bool {
        switch kind {
        case .close, .word, .leaf: true
        case .open, .and, .or, .not, .plus, .near, .boost, .field: false
        }
    }
}
