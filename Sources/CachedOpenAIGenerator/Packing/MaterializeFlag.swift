/// What an instructor asks for by a word alone; its value is how it is typed, without the dashes.
package enum MaterializeFlag: String, CaseIterable, Sendable {
    case usedKeysOnly = "used-keys-only"
    case noCompress = "no-compress"
    case hashKeys = "hash-keys"
    case halfPrecisionEmbeddings = "half-precision-embeddings"
    case delayResponses = "delay-responses"
    case allowSecrets = "allow-secrets"
    case keepFailures = "keep-failures"
    case withoutClient = "without-client"
    case skipDamaged = "skip-damaged"

    /// For the one who types it.
    package var help: String {
        switch self {
        case .usedKeysOnly:
            "Of each cache only what was asked for since the openai_cache_used.txt beside it was last deleted."
        case .noCompress: "Keep the entries uncompressed."
        case .hashKeys: "Leave out the requests' texts."
        case .halfPrecisionEmbeddings:
            "Keep embeddings' numbers in two bytes each, about three digits, where they surely are floats."
        case .delayResponses: "Let each answer take as long as it first took."
        case .allowSecrets: "Hand out what looks like a secret key, too."
        case .keepFailures:
            "Hand out failures, too: answers that tell an error, are cut off or empty, or are a web page."
        case .withoutClient: "Embedded file only: leave the client out, for a project that has its own type OpenAI."
        case .skipDamaged: "Leave out what is damaged, and hand out the rest."
        }
    }
}
