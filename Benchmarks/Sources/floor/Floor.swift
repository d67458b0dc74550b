internal import Dispatch
internal import FoundationEssentials
internal import Glibc
internal import Synchronization

/// How much text is handed to ICU in one call.
enum Piece: String, CaseIterable {
    case paragraph = "one paragraph a call"
    case batch = "many paragraphs a call"
}

/// Measures what no index that segments with ICU can beat: ICU's word segmentation alone.
@main
struct Floor {
    private static let repetitions = 3

    /// Large enough that a call costs nothing beside its text, small enough to share out evenly.
    private static let batchLength = 1 << 15

    static func main() throws {
        let paths = CommandLine.arguments.dropFirst()
        var texts = Texts()
        for path in paths { try texts.add(contentsOf: path) }
        guard texts.count > 0 else {
            print("usage: floor FILE…   plain text, a paragraph a line; or id<TAB>text in .tsv")
            exit(2)
        }
        let megabytes = Double(texts.byteCount) / 1e6
        let cores = ProcessInfo.processInfo.activeProcessorCount
        print(
            "ICU \(icuVersion()), \(cores) cores,",
            "\(texts.count) paragraphs, \(megabytes.tenths) MB of UTF-8"
        )
        print("MB/s of UTF-8: best, median of \(repetitions)")
        for piece in Piece.allCases {
            for threads in cores > 1 ? [1, cores] : [1] {
                var tally = Tally()
                let seconds = (0..<repetitions).map { _ in
                    ContinuousClock().measure {
                        tally = segment(texts, by: piece, threads: threads)
                    } / .seconds(1)
                }.sorted()
                print(
                    "\(piece.rawValue), \(threads) thread\(threads == 1 ? "" : "s"):",
                    (megabytes / seconds[0]).tenths + ",",
                    (megabytes / seconds[repetitions / 2]).tenths,
                    "(\(tally.words) words, \(tally.segments) segments)"
                )
            }
        }
    }

    /// Segments everything once; threads take the next batch as they finish one.
    private static func segment(_ texts: Texts, by piece: Piece, threads: Int) -> Tally {
        let batches = texts.batches(of: batchLength)
        let next = Atomic(0)
        let total = Mutex(Tally())
        DispatchQueue.concurrentPerform(iterations: threads) { _ in
            var breaker = Breaker()
            var tally = Tally()
            let units = texts.units.span
            while case let index = next.wrappingAdd(1, ordering: .relaxed).oldValue,
                index < batches.count
            {
                let batch = batches[index]
                switch piece {
                case .paragraph:
                    for paragraph in batch {
                        breaker.segment(
                            units.extracting(texts.range(of: paragraph)),
                            into: &tally
                        )
                    }
                case .batch:
                    let end = texts.range(of: batch.upperBound - 1).upperBound
                    breaker.segment(
                        units.extracting(texts.starts[batch.lowerBound]..<end),
                        into: &tally
                    )
                }
            }
            total.withLock {
                $0.words += tally.words
                $0.segments += tally.segments
            }
        }
        return total.withLock { $0 }
    }
}

extension Double {
    /// The number with one digit after the point.
    fileprivate var tenths: String {
        let tenths = Int((self * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
