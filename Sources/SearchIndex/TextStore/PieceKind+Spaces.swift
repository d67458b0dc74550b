extension PieceKind {
    /// Whether a single space between two such pieces goes without saying in the stored text.
    @inline(__always)
    var isSpaced: Bool { self == .spacedWord || self == .hangulWord }
}
