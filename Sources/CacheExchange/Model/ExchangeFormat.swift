/// What a cache is exported as, and imported from.
package enum ExchangeFormat: String, CaseIterable, Sendable {
    /// One JSON object a line, with all that a cache keeps.
    case jsonl
    /// HTTP Archive 1.2.
    case har
    /// vcrpy's cassettes, YAML or JSON, and their relatives'.
    case vcr
    /// VCR's cassettes, YAML or JSON.
    case vcrRuby = "vcr-ruby"
    /// The input and output files of the Batch API.
    case batch
    /// One folder an entry.
    case folder

    /// Of either kind: it has no place for what a cache knows besides requests and answers.
    var isCassette: Bool { self == .vcr || self == .vcrRuby }

    /// What a file of it is, for people.
    var inWords: String {
        switch self {
        case .jsonl: "JSONL"
        case .har: "HAR"
        case .vcr: "a cassette of vcrpy"
        case .vcrRuby: "a cassette of Ruby's VCR"
        case .batch: "a file of the Batch API"
        case .folder: "a folder that export wrote"
        }
    }
}
