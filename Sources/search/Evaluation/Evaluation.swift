/// What a run is worth by some judgements: every measure of every judged topic.
struct Evaluation {
    /// The path of the run.
    let name: String

    /// The judged topics, in the order of the judgements.
    let topics: [String]

    /// How many of them the run answers; the others count as 0.
    let answeredCount: Int

    /// For each measure, in the order of `Measure.allCases`, its value for each topic.
    let values: [[Double]]

    init(_ run: TRECRun, name: String, judgements: Judgements) {
        self.name = name
        topics = judgements.topics
        answeredCount = judgements.topics.count { run.hits[$0] != nil }
        values = Measure.allCases.map { measure in
            judgements.topics.map { topic in
                measure.value(run.hits[topic] ?? [], judged: judgements.documents(of: topic))
            }
        }
    }

    /// The mean of each measure over all judged topics.
    var means: [Double] { values.map(Self.mean) }

    /// The mean difference of each measure from another run, and how likely chance alone brings it.
    func comparison(
        with other: Self,
        by test: RandomizationTest
    ) -> [(difference: Double, probability: Double)] {
        zip(values, other.values).map { own, others in
            let differences = zip(own, others).map { $0 - $1 }
            return (Self.mean(differences), test.probability(differences))
        }
    }

    private static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }
}
