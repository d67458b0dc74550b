internal import ArgumentParser
internal import SearchIndex

/// What a part of ranking weighs, as `PART=WEIGHT`.
struct PartWeight: ExpressibleByArgument {
    private enum Part: String {
        case pairs
        case hangul
        case forms
        case parts
        case neighbours
        case characters
        case context
        case added
    }

    private let part: Part
    private let weight: Float

    init?(argument: String) {
        let fields = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard fields.count == 2, let part = Part(rawValue: String(fields[0])),
            let weight = Float(fields[1]), (0...100).contains(weight)
        else { return nil }
        self.part = part
        self.weight = weight
    }

    /// Sets the weight.
    func apply(to options: inout RankingOptions) {
        switch part {
        case .pairs: options.pairWeight = weight
        case .hangul: options.hangulPairWeight = weight
        case .forms: options.stemWeight = min(1, weight)
        case .parts: options.partWeight = weight
        case .neighbours: options.neighbourWeight = weight
        case .characters: options.characterWeight = weight
        case .context: options.contextWeight = weight
        case .added: options.addedWeight = weight
        }
    }
}
