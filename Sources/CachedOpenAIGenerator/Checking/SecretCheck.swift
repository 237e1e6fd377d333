import CachedOpenAI
import Foundation

/// Collects what looks like secrets while a cache is packed.
struct SecretCheck {
    private var labels: [OpenAICache.RequestKey: String] = [:]
    private var places: [SecretsFound.Place] = []
    private var known: Set<SecretsFound.Place> = []

    /// What an entry is called in a message.
    mutating func name(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest) {
        labels[key] = "\(request.method) \(request.path) (key \(key.description.prefix(8)))"
    }

    mutating func add(_ request: OpenAICache.RecordedRequest, _ key: OpenAICache.RequestKey) {
        let target = Data("\(request.path)?\(request.query)".utf8)
        let found =
            SecretScanner.findings(inBytes: target)
            + SecretScanner.findings(in: request.body, contentType: request.contentType)
        add(found, to: key, "request")
    }

    mutating func add(_ answer: OpenAICache.RecordedAnswer, to key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(in: answer.body, contentType: answer.headers["content-type"]), to: key, "answer")
    }

    /// - Throws: `SecretsFound`, if anything was found.
    func throwWhatWasFound() throws {
        if !places.isEmpty { throw SecretsFound(places: places) }
    }

    private mutating func add(_ findings: [SecretScanner.Finding], to key: OpenAICache.RequestKey, _ side: String) {
        let label = labels[key] ?? "request unknown (key \(key.description.prefix(8)))"
        for finding in findings {
            let place = SecretsFound.Place(entry: label, side: side, finding: finding)
            if known.insert(place).inserted { places.append(place) }
        }
    }
}
