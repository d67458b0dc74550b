/// The smallest hashes of the shingles of a text, by which texts are compared.
struct ShingleSketch {
    /// The hashes that are kept.
    static let size = 128

    /// By how much similarities of sketches may be off, three times the standard deviation at 0.8.
    static let error = 0.11

    /// The letters of a shingle.
    private static let width = 8
    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    private static let lastFactor = (0..<width).reduce(1 as UInt64) { power, _ in power &* factor }

    private let limit: Int
    private var letters: [UInt32] = []
    private var next = 0
    private var hash: UInt64 = 0
    private var smallest: [UInt64] = []
    private var bound = UInt64.max

    /// Starts without text; all hashes are kept if all are asked for.
    init(keepsAll: Bool = false) {
        limit = keepsAll ? .max : Self.size
        letters = Array(repeating: 0, count: Self.width)
    }

    /// Adds folded text that follows the text before.
    mutating func add(_ text: borrowing MatchText) {
        let bytes = text.bytes.span
        var offset = 0
        while offset < text.count {
            let scalar = Scalars.next(&offset, text.count, bytes)
            if Self.isLetter(scalar) { add(scalar.value) }
        }
    }

    /// White space and the commonest marks are left out: these differ where nothing else does.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x80 { return scalar.isLetter || scalar.isDigit }
        return !(0x80..<0xC0).contains(value) && !(0x2000..<0x2070).contains(value)
            && !(0x3000..<0x3040).contains(value)
    }

    private mutating func add(_ letter: UInt32) {
        let place = next % Self.width
        hash = hash &* Self.factor &+ UInt64(letter &+ 1)
        // What left the window: nothing as long as it isn't full.
        if next >= Self.width {
            hash &-= UInt64(letters[place] &+ 1) &* Self.lastFactor
        }
        letters[place] = letter
        next += 1
        if next >= Self.width { insert(Self.mixed(hash)) }
    }

    private mutating func insert(_ shingle: UInt64) {
        guard shingle <= bound else { return }
        smallest.append(shingle)
        if smallest.count >= 16 * Self.size, limit == Self.size { compact() }
    }

    private mutating func compact() {
        smallest.sort()
        var count = 0
        for shingle in smallest where count == 0 || smallest[count - 1] != shingle {
            smallest[count] = shingle
            count += 1
        }
        smallest.removeSubrange(min(count, limit)...)
        if smallest.count == limit, let last = smallest.last { bound = last }
    }

    /// The hashes, ascending; a text of fewer letters than a shingle has none.
    consuming func finish() -> [UInt64] {
        compact()
        return smallest
    }

    /// The share of common hashes among so many of the smallest of both, an estimate of that among all.
    static func similarity(_ left: [UInt64], _ right: [UInt64], of wanted: Int = .max) -> Double {
        var (own, other, all, common) = (0, 0, 0, 0)
        while all < wanted, own < left.count || other < right.count {
            all += 1
            if own < left.count, other < right.count, left[own] == right[other] {
                common += 1
                own += 1
                other += 1
            } else if other >= right.count || (own < left.count && left[own] < right[other]) {
                own += 1
            } else {
                other += 1
            }
        }
        return all == 0 ? 0 : Double(common) / Double(all)
    }

    /// Spreads a hash over all values (splitmix64, Steele, Lea, Flood, 2014).
    private static func mixed(_ hash: UInt64) -> UInt64 {
        var value = hash &+ 0x9E37_79B9_7F4A_7C15
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
