/// Judgements and a run drawn at random: graded and negative relevance, ties, scores that differ as
/// doubles alone, a topic without a relevant document, one without an answer, one that isn't judged.
enum EvaluationSample {
    static let judgements = """
        t1 0 d00 -1
        t1 0 d02 0
        t1 0 d03 0
        t1 0 d05 2
        t1 0 d06 0
        t1 0 d07 1
        t2 0 d00 2
        t2 0 d06 0
        t2 0 d07 1
        t2 0 d12 -1
        t2 0 d13 1
        t2 0 d14 0
        t3 0 d00 1
        t3 0 d04 3
        t3 0 d06 -1
        t3 0 d07 3
        t3 0 d08 1
        t3 0 d11 -1
        t4 0 d01 0
        t5 0 d05 1
        """

    static let run = """
        t1 Q0 d02 1 -2 x
        t1 Q0 d06 1 1.25 x
        t1 Q0 d09 1 -2 x
        t1 Q0 d14 1 1.25 x
        t1 Q0 d01 1 0.001 x
        t1 Q0 d10 1 0.5 x
        t1 Q0 d00 1 16777217 x
        t1 Q0 d05 1 2 x
        t1 Q0 d03 1 1.25 x
        t1 Q0 d08 1 -2 x
        t1 Q0 d13 1 16777217 x
        t1 Q0 d07 1 -2 x
        t1 Q0 d11 1 16777217 x
        t2 Q0 d09 1 2 x
        t2 Q0 d08 1 1.25 x
        t2 Q0 d05 1 3.5 x
        t2 Q0 d06 1 0.001 x
        t2 Q0 d02 1 2 x
        t2 Q0 d11 1 0.001 x
        t2 Q0 d15 1 1.25 x
        t2 Q0 d01 1 0.001 x
        t2 Q0 d13 1 0.001 x
        t2 Q0 d07 1 2 x
        t2 Q0 d10 1 3.5 x
        t2 Q0 d03 1 2 x
        t2 Q0 d14 1 0.5 x
        t3 Q0 d09 1 16777216 x
        t3 Q0 d05 1 1.25 x
        t3 Q0 d03 1 1.25 x
        t3 Q0 d04 1 0.5 x
        t3 Q0 d00 1 2 x
        t3 Q0 d06 1 1.25 x
        t3 Q0 d12 1 2 x
        t3 Q0 d10 1 1.25 x
        t3 Q0 d15 1 0.5 x
        t3 Q0 d08 1 16777216 x
        t3 Q0 d14 1 3.5 x
        t3 Q0 d13 1 1.25 x
        t3 Q0 d01 1 -2 x
        t4 Q0 d13 1 2 x
        t4 Q0 d14 1 1.25 x
        t9 Q0 d13 1 16777217 x
        t9 Q0 d09 1 16777216 x
        """
}
