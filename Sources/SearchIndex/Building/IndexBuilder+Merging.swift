extension IndexBuilder {
    /// Puts indexes together in a new one.
    ///
    /// The result is what one gets by building an index of all their reports, in the order of the
    /// indexes: reports that are equal are stored once, and reports of one path that differ are both
    /// kept. The new index may take the place of one of them.
    ///
    /// - Parameters:
    ///   - paths: The indexes.
    ///   - path: The index to write.
    ///   - options: How it is built.
    /// - Returns: What went into the index.
    /// - Throws: `corrupt` if a checksum is wrong, `otherAnalysis` if an index was cut into words by
    ///   another version of this library or of ICU, and what opening and writing throw.
    /// - Complexity: O(contents of the indexes), a fraction of what building them took.
    public static func merge(
        _ paths: [String],
        into path: String,
        options: BuildOptions = BuildOptions()
    ) throws(SearchIndexError) -> BuildSummary {
        var builder = try IndexBuilder(path: path, options: options)
        let fingerprint = try AnalysisFingerprint.current()
        for path in paths {
            let tables = try IndexTables(comparing: path)
            guard tables.layout.analysisFingerprint == fingerprint.hash else {
                throw .otherAnalysis(path: path)
            }
            try builder.append(tables)
        }
        return try builder.finish()
    }
}
