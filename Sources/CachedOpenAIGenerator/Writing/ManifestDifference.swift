/// What a changed manifest of a starter project lacks, and what it has too much.
package struct ManifestDifference: Sendable {
    /// Dependencies that it lacks, as they stand in a manifest.
    package let packages: [String]
    /// Targets that it lacks, as they stand in a manifest.
    package let targets: [String]
    /// Names of targets that it still has, without sources.
    package let goneTargets: [String]
}
