import ArgumentParser
import CacheExchange

/// What a cache is exported as.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
    case jsonl, har, vcr
    case vcrRuby = "vcr-ruby"
    case folder

    var format: ExchangeFormat {
        switch self {
        case .jsonl: .jsonl
        case .har: .har
        case .vcr: .vcr
        case .vcrRuby: .vcrRuby
        case .folder: .folder
        }
    }
}
