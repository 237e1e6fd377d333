import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What a client is told of a request that is not recorded: 404, which no SDK tries again, with what there is instead.
struct MissReport {
    let error: OpenAICache.MissError
    let call: OpenAICache.Call

    var response: ServedResponse {
        if isDamage {
            return .error(500, code: "cache_damaged", message, type: "server_error", details: details)
        }
        return .error(404, code: "not_recorded", message, details: details)
    }

    /// One line: SDKs print it in the middle of others.
    private var message: String {
        let model = model.map { ", asked with \($0)" } ?? ""
        let parts = ["Not recorded: \(call.title)\(model).", instead, advice].compactMap { $0 }
        return SecretMask.of(parts.joined(separator: " ").replacingOccurrences(of: "\n", with: " "))
    }

    /// What is there, in a few words, for the log.
    var short: String? {
        if case .closest(_, _, let fields, _, _, _) = error.finding, let first = fields.first { return first.line }
        return instead.map { OpenAICache.OneLine.of($0.replacingOccurrences(of: "\n", with: " "), most: 200) }
    }

    private var model: String? {
        guard case .json(let body, _) = call.body else { return nil }
        return body["model"]?.stringValue.map { OpenAICache.OneLine.of($0, most: 60) }
    }

    private var isDamage: Bool {
        switch error.finding {
        case .unreadable, .notGiven, .lost: true
        default: false
        }
    }

    private var instead: String? {
        switch error.finding {
        case .closest(let key, _, let fields, let count, _, _) where !fields.isEmpty:
            let name = key.map { "Closest: \(Self.short($0)); " } ?? "The closest recorded request: "
            let more = count > 2 ? "; and \(count - min(count, 2)) more" : ""
            return name + fields.prefix(2).map(\.line).joined(separator: "; ") + more + "."
        case .noCache: return "The cache is empty."
        default: return error.finding.text(isDev: false)
        }
    }

    private var advice: String {
        if isDamage { return "Get the cache file again." }
        return "Ask what was recorded, or start the server with --record or --live, which send what is missing."
    }

    private var details: [(String, OpenAICache.JSON)] {
        var details: [(String, OpenAICache.JSON)] = [("key", .string(error.key))]
        guard case .closest(let key, _, let fields, _, _, _) = error.finding else { return details }
        if let key { details.append(("closest", .string(Self.short(key)))) }
        let differences = fields.map { field -> OpenAICache.JSON in
            [
                "path": .string(field.path), "recorded": .string(SecretMask.of(field.recorded)),
                "asked": .string(SecretMask.of(field.asked)),
            ]
        }
        details.append(("differences", .array(differences)))
        return details
    }

    private static func short(_ key: OpenAICache.RequestKey) -> String { String("\(key)".prefix(8)) }
}
