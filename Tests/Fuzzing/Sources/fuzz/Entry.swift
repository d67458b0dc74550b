internal import Glibc

/// What is fuzzed, named by FUZZ_TARGET: `index`, `query`, `reader` or `phrases`.
let target: FuzzTarget = {
    let name = unsafe getenv("FUZZ_TARGET").map { unsafe String(cString: $0) } ?? "index"
    guard let target = FuzzTarget(rawValue: name) else { fatalError("no target \(name)") }
    return target
}()

/// Called by libFuzzer with an input; a trap, a hang or a false answer is a find.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // Safe: libFuzzer owns the bytes during the call.
    let bytes = unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
    do { try target.test(bytes) } catch { fatalError("\(error)") }
    return 0
}

@_silgen_name("LLVMFuzzerMutate")
func libraryMutate(_ data: UnsafeMutablePointer<UInt8>?, _ size: Int, _ limit: Int) -> Int

/// Called by libFuzzer to change an input; those of an index get right checksums again.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(
    _ data: UnsafeMutablePointer<UInt8>?,
    _ size: Int,
    _ limit: Int,
    _ seed: CUnsignedInt
) -> Int {
    // Safe: libFuzzer gives `limit` bytes of room, of which `size` are filled.
    guard target == .index else { return unsafe libraryMutate(data, size, limit) }
    let room = unsafe UnsafeMutableBufferPointer(start: data, count: limit)
    let bytes = unsafe [UInt8](room[..<size])
    let mutant = IndexTarget.mutated(bytes, seed: UInt64(seed))
    guard mutant.count <= limit else { return size }
    _ = unsafe room.update(from: mutant)
    return mutant.count
}
