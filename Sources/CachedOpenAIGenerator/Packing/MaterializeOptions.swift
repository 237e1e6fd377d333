/// What the instructor asked for.
package struct MaterializeOptions: Sendable, Equatable {
    /// Leave out what was not asked for since the used keys were last deleted.
    package var usedKeysOnly = false
    /// Compress the entries.
    package var compress = true
    /// Leave out the requests' texts.
    package var hashKeys = false
    /// Keep an embedding's numbers in two bytes each, with three digits.
    package var halfPrecisionEmbeddings = false
    /// Let each answer take as long as it first took.
    package var delayResponses = false
    /// Hand out what looks like a secret key, too.
    package var allowSecrets = false
    /// Hand out failures, too: answers that should not have been kept.
    package var keepFailures = false
    /// Leave the client out of the embedded file: a project that has its own `OpenAI` needs the cache alone.
    package var withoutClient = false
    /// Which of the client's resources the embedded file has.
    package var resources = ResourceChoice.usual
    /// Leave out what is damaged, and hand out the rest.
    package var skipDamaged = false
    /// It is to be a file of its own, which may be published and read in parts.
    package var isPublished = false
    /// No answers are in the file: they are published there.
    package var cacheURL: PublishedAddress?

    /// The defaults.
    package init() {}

    /// The options that differ from the defaults, as they are typed.
    package var commandLine: [String] {
        let flags = [
            ("--used-keys-only", usedKeysOnly),
            ("--no-compress", !compress),
            ("--hash-keys", hashKeys),
            ("--half-precision-embeddings", halfPrecisionEmbeddings),
            ("--delay-responses", delayResponses),
            ("--allow-secrets", allowSecrets),
            ("--keep-failures", keepFailures),
            ("--without-client", withoutClient),
            ("--skip-damaged", skipDamaged),
        ]
        return flags.filter(\.1).map(\.0) + (resources.text.map { ["--resources", $0] } ?? [])
            + (cacheURL.map { ["--cache-url", "'\($0.text)'"] } ?? [])
    }
}
