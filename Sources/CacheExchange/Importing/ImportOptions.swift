import CachedOpenAI

/// What the user asked for.
package struct ImportOptions: Sendable {
    /// Base URLs: the longest that fits a URL counts. Their hosts are known.
    package var bases: [String] = []
    /// What was recorded at a host is kept as if it came from a base URL.
    package var moved: [(host: String, base: String)] = []
    /// Hosts that speak the API; `*` for all.
    package var hosts: [String] = []
    /// Events a second for streams whose times nobody knows; nil for all at once.
    package var pace: Double?
    /// Take what looks like a secret, too.
    package var allowSecrets = false
    /// Body fields that the program ignores: they are no part of the key.
    package var ignoredFields: Set<String> = []

    /// The defaults.
    package init() {}
}
