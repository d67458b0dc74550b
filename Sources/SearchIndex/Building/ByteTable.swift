/// Numbers distinct byte strings in the order in which they are first met: an open hash table.
///
/// A string of at most eight bytes, as most words are, is compared as one number and found with one
/// look into memory. A tag tells strings apart that have the same bytes but another meaning.
struct ByteTable {
    private struct Slot {
        var head: UInt64 = 0
        var number: UInt32 = 0
        var count: UInt16 = 0
        // 0 marks a free slot, so that tags are kept plus one.
        var tag: UInt8 = 0
    }

    private var slots: [Slot]
    private var heap: [UInt8] = []
    private var ends: [UInt32] = []

    /// The number of distinct strings.
    var count: Int { ends.count }

    /// The bytes that all strings take.
    var byteCount: Int { heap.count }

    init() {
        slots = Array(repeating: Slot(), count: 1 << 12)
    }

    /// The bytes of a numbered string.
    subscript(number: Int) -> ArraySlice<UInt8> {
        heap[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    /// Calls a function with the bytes of a numbered string.
    @inline(__always)
    func withBytes<Result>(of number: Int, _ body: (RawSpan) -> Result) -> Result {
        let start = number == 0 ? 0 : Int(ends[number - 1])
        return heap.withRawSpan { body($0.extracting(start..<Int(ends[number]))) }
    }

    /// Numbers a part of a text.
    ///
    /// - Parameters:
    ///   - range: The place of the string in the text, of at most 65,535 bytes.
    ///   - text: The bytes that hold it.
    ///   - tag: Which of several meanings the string has, at most 254.
    /// - Returns: The number of the string, and whether it was met for the first time.
    /// - Complexity: O(length of the string).
    @inline(__always)
    mutating func number(
        of range: Range<Int>,
        in text: RawSpan,
        tag: UInt8 = 0
    ) -> (number: UInt32, isNew: Bool) {
        let head = Self.head(of: range, in: text)
        let place = place(of: range, in: text, head: head, tag: tag)
        guard slots[place].tag == 0 else { return (slots[place].number, false) }
        let number = UInt32(ends.count)
        slots[place] = Slot(
            head: head,
            number: number,
            count: UInt16(range.count),
            tag: tag &+ 1
        )
        for offset in range { heap.append(text.load(UInt8.self, at: offset)) }
        ends.append(UInt32(heap.count))
        if 2 * ends.count > slots.count { grow() }
        return (number, true)
    }

    /// The number of a part of a text; `nil` if it has none.
    ///
    /// - Complexity: O(length of the string).
    @inline(__always)
    func find(_ range: Range<Int>, in text: RawSpan, tag: UInt8) -> UInt32? {
        let head = Self.head(of: range, in: text)
        let slot = slots[place(of: range, in: text, head: head, tag: tag)]
        return slot.tag == 0 ? nil : slot.number
    }

    /// The slot of a string, or the free one that it would take.
    @inline(__always)
    private func place(of range: Range<Int>, in text: RawSpan, head: UInt64, tag: UInt8) -> Int {
        var hash = (head ^ UInt64(tag)) &* 0x9E37_79B9_7F4A_7C15
        if range.count > 8 { hash ^= Self.tailHash(of: range, in: text) }
        hash = (hash ^ UInt64(range.count)) &* 0xD6E8_FEB8_6659_FD93
        var place = Int(truncatingIfNeeded: hash &>> 32) & (slots.count &- 1)
        while slots[place].tag != 0 {
            let slot = slots[place]
            if slot.head == head, Int(slot.count) == range.count, slot.tag == tag &+ 1,
                range.count <= 8 || matches(slot.number, range, in: text)
            {
                return place
            }
            place = (place &+ 1) & (slots.count &- 1)
        }
        return place
    }

    /// The first eight bytes as a number, zeros behind a shorter string.
    @inline(__always)
    private static func head(of range: Range<Int>, in text: RawSpan) -> UInt64 {
        if range.lowerBound &+ 8 <= text.byteCount {
            let word = text.load(UInt64.self, at: range.lowerBound)
            guard range.count < 8 else { return word }
            return word & ((1 &<< UInt64(truncatingIfNeeded: 8 &* range.count)) &- 1)
        }
        var word: UInt64 = 0
        for (index, offset) in range.prefix(8).enumerated() {
            word |= UInt64(text.load(UInt8.self, at: offset)) << UInt64(8 * index)
        }
        return word
    }

    private static func tailHash(of range: Range<Int>, in text: RawSpan) -> UInt64 {
        var hash: UInt64 = 0
        var offset = range.lowerBound &+ 8
        while offset < range.upperBound {
            let part = head(of: offset..<min(offset &+ 8, range.upperBound), in: text)
            hash = (hash ^ part) &* 0xFF51_AFD7_ED55_8CCD
            hash ^= hash &>> 32
            offset &+= 8
        }
        return hash
    }

    private func matches(_ number: UInt32, _ range: Range<Int>, in text: RawSpan) -> Bool {
        let start = number == 0 ? 0 : Int(ends[Int(number) &- 1])
        for index in 0..<range.count
        where heap[start &+ index] != text.load(UInt8.self, at: range.lowerBound &+ index) {
            return false
        }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: 2 * old.count)
        heap.withRawSpan { heap in
            for slot in old where slot.tag != 0 {
                let start = slot.number == 0 ? 0 : Int(ends[Int(slot.number) - 1])
                let range = start..<(start + Int(slot.count))
                var hash = (slot.head ^ UInt64(slot.tag &- 1)) &* 0x9E37_79B9_7F4A_7C15
                if range.count > 8 { hash ^= Self.tailHash(of: range, in: heap) }
                hash = (hash ^ UInt64(range.count)) &* 0xD6E8_FEB8_6659_FD93
                var place = Int(truncatingIfNeeded: hash &>> 32) & (slots.count &- 1)
                while slots[place].tag != 0 { place = (place &+ 1) & (slots.count &- 1) }
                slots[place] = slot
            }
        }
    }
}
