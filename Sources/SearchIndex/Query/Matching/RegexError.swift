/// Why a regular expression was refused, and where.
struct RegexError: Error, Hashable, Sendable {
    /// What is wrong with a pattern.
    enum Reason: Hashable, Sendable {
        case unclosedGroup
        case unmatchedParenthesis
        case unclosedClass
        case reversedRange
        case nothingToRepeat
        case reversedBounds
        case unfinishedEscape
        case unknownEscape(Unicode.Scalar)
        case notACharacter
        case unknownProperty(String)
        case unknownFlag(Unicode.Scalar)
        /// Something that other engines know, named in a few words.
        case unsupported(String)
        case tooDeep(limit: Int)
        case tooManyStates(limit: Int)
        case tooManyClasses(limit: Int)
    }

    let reason: Reason

    /// In Unicode scalars from the beginning of the pattern; for a flag, of the flags.
    let position: Int
}

extension RegexError: CustomStringConvertible {
    /// A sentence that says what to change, and the position counted from one.
    var description: String {
        "\(sentence) (character \(position + 1))"
    }

    private var sentence: String {
        switch reason {
        case .unclosedGroup: "a group is not closed: add ')' or write '\\('"
        case .unmatchedParenthesis: "')' closes nothing: remove it or write '\\)'"
        case .unclosedClass: "a character class is not closed: add ']' or write '\\['"
        case .reversedRange: "a range ends before it begins: swap its ends"
        case .nothingToRepeat:
            "there is nothing to repeat: write '\\' before the sign to mean itself"
        case .reversedBounds: "a repetition has more at least than at most: swap the numbers"
        case .unfinishedEscape: "'\\' begins an escape that is not finished"
        case .unknownEscape(let scalar): "'\\\(scalar)' is not known"
        case .notACharacter: "this number is no Unicode character"
        case .unknownProperty(let name):
            "the property '\(name)' is not known; there are \(ScalarSet.propertyNames)"
        case .unknownFlag(let scalar): "the flag '\(scalar)' is not known; there is 'i'"
        case .unsupported(let what): "\(what) can't be searched in linear time and isn't supported"
        case .tooDeep(let limit): "groups are nested more than \(limit) deep"
        case .tooManyStates(let limit):
            "the pattern needs more than \(limit) states: repeat less"
        case .tooManyClasses(let limit):
            "the pattern's character classes have more than \(limit) parts"
        }
    }
}
