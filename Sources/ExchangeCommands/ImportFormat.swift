import ArgumentParser
import CacheExchange

/// What files are that are imported. A folder that an export wrote is known by itself.
enum ImportFormat: String, ExpressibleByArgument, CaseIterable {
    case jsonl, har, vcr
    case vcrRuby = "vcr-ruby"
    case batch

    var format: ExchangeFormat {
        switch self {
        case .jsonl: .jsonl
        case .har: .har
        case .vcr: .vcr
        case .vcrRuby: .vcrRuby
        case .batch: .batch
        }
    }
}
