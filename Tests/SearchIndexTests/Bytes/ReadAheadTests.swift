import Synchronization
import Testing

@testable import SearchIndex

@Suite struct `Reading ahead` {
    @Test func `a long range is fetched before it is compared`() {
        let sample = Sample()
        sample.compare(0..<100)
        #expect(sample.takeFetched() == [0..<100])
        sample.compare(0..<100)
        #expect(sample.takeFetched() == [])
    }

    @Test func `single extents here and there are fetched alone`() {
        let sample = Sample()
        for extent in [7, 20, 33, 64, 128, 4, 3] {
            sample.compare(extent..<(extent + 1))
            #expect(sample.takeFetched() == [extent..<(extent + 1)])
        }
        #expect(sample.extents.checksums.firstDamage == nil)
    }

    @Test func `who reads on is read ahead of`() {
        let sample = Sample()
        var known: Set<Int> = []
        for extent in 0..<Sample.count {
            sample.compare(extent..<(extent + 1))
            for range in sample.takeFetched() {
                #expect(range.lowerBound >= extent)
                #expect(range.upperBound <= min(Sample.count, 3 * max(1, extent)))
                known.formUnion(range)
            }
            #expect(known.contains(extent))
        }
        // Far fewer times than there are extents.
        #expect(sample.fetchCount < 16)
    }

    @Test func `what is compared isn't fetched`() {
        let sample = Sample()
        sample.fetch(10..<20)
        #expect(sample.takeFetched() == [10..<20])
        sample.fetch(10..<20)
        sample.compare(10..<20)
        sample.fetch(10..<20)
        sample.fetch(10..<11)
        #expect(sample.takeFetched() == [])
        sample.fetch(10..<22)
        #expect(sample.takeFetched() == [10..<22])
    }

    @Test func `a part is fetched once, whatever was compared of it`() {
        let sample = Sample()
        sample.compare(40..<41)
        #expect(sample.takeFetched() == [40..<41])
        for _ in 0..<3 { sample.fetch(part: 1, 40..<60) }
        #expect(sample.takeFetched() == [40..<60])
        sample.extents.checksums.fetchSums()
        #expect(sample.takeFetched() == [Sample.count..<(Sample.count + Sample.count / 8)])
    }

    @Test func `what lies outside is neither fetched nor compared`() {
        let sample = Sample()
        sample.fetch(-5..<0)
        sample.fetch(Sample.count..<(Sample.count + 9))
        #expect(sample.takeFetched() == [])
        sample.fetch(-5..<3)
        #expect(sample.takeFetched() == [0..<3])
    }

    /// Bytes in extents with their checksums behind them, and what is fetched of them, in extents.
    final class Sample {
        static let count = 256
        static let size = 64

        let bytes: [UInt8]
        let extents: ComparedExtents
        private let fetched: Fetched

        final class Fetched: Sendable {
            let ranges = Mutex<[Range<Int>]>([])
        }

        init() {
            let covered = Self.count * Self.size
            let contents = (0..<covered).map { UInt8(truncatingIfNeeded: $0 * 7 + $0 / 251) }
            var writer = ChecksumsWriter(extentSize: Self.size)
            contents.withRawSpan { writer.append($0) }
            bytes = contents + writer.finish().dropFirst(8)
            let fetched = Fetched()
            self.fetched = fetched
            extents = ComparedExtents(
                extentSize: Self.size,
                sums: covered,
                covered: covered,
                fetch: { range in fetched.ranges.withLock { $0.append(range) } }
            )
        }

        func compare(_ range: Range<Int>) {
            bytes.withRawSpan { extents.checksums.compare(Self.bytes(of: range), in: $0) }
        }

        func fetch(_ range: Range<Int>) { extents.checksums.fetch(Self.bytes(of: range)) }

        func fetch(part: Int, _ range: Range<Int>) {
            extents.checksums.fetch(part: part, Self.bytes(of: range))
        }

        /// How often something was fetched.
        private(set) var fetchCount = 0

        /// What was fetched since this was asked for last.
        func takeFetched() -> [Range<Int>] {
            fetched.ranges.withLock { ranges in
                defer { ranges = [] }
                fetchCount += ranges.count
                return ranges.map {
                    $0.lowerBound / Self.size..<($0.upperBound + Self.size - 1) / Self.size
                }
            }
        }

        private static func bytes(of range: Range<Int>) -> Range<Int> {
            range.lowerBound * size..<range.upperBound * size
        }
    }
}
