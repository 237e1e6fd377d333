import CachedOpenAI
import Foundation

/// Collects what looks like secrets while a cache is packed.
struct SecretCheck {
    private var labels: [OpenAICache.RequestKey: String] = [:]
    private var places: [SecretsFound.Place] = []
    private var known: Set<SecretsFound.Place> = []

    /// What an entry is called in a message.
    mutating func name(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest) {
        labels[key] = EntryLabel.of(key, request)
    }

    /// The path stands in what is said of the cache as a whole, even if the requests are left out.
    mutating func add(path: String, _ key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(inText: path), to: key, "request's path")
    }

    mutating func add(_ request: OpenAICache.RecordedRequest, _ key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(inText: request.query), to: key, "request's query")
        add(SecretScanner.findings(in: request.body, contentType: request.contentType), to: key, "request")
    }

    mutating func add(_ answer: OpenAICache.RecordedAnswer, from base: String, to key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(inText: base), to: key, "base URL")
        for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
            add(SecretScanner.findings(inText: value), to: key, "answer's \(name)")
        }
        add(SecretScanner.findings(in: answer.body, contentType: answer.headers["content-type"]), to: key, "answer")
        for picture in answer.pictures {
            add(SecretScanner.findings(inText: picture.url), to: key, "answer's picture")
            add(SecretScanner.findings(inBytes: picture.content), to: key, "answer's picture")
        }
    }

    /// - Throws: `SecretsFound`, if anything was found.
    func throwWhatWasFound() throws {
        if !places.isEmpty { throw SecretsFound(places: places) }
    }

    private mutating func add(_ findings: [SecretScanner.Finding], to key: OpenAICache.RequestKey, _ side: String) {
        let label = labels[key] ?? EntryLabel.of(key, nil)
        for finding in findings {
            let place = SecretsFound.Place(entry: label, side: side, finding: finding)
            if known.insert(place).inserted { places.append(place) }
        }
    }
}
