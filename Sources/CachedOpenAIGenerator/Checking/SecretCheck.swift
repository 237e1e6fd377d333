import CachedOpenAI
import Foundation

/// Collects what looks like secrets while a cache is packed.
package struct SecretCheck {
    /// What was asked for: most entries are never called anything.
    private var asked: [OpenAICache.RequestKey: (method: String, path: String)] = [:]
    private var places: [SecretsFound.Place] = []
    private var known: Set<SecretsFound.Place> = []

    /// Nothing was looked at yet.
    package init() {}

    /// Whether nothing was found.
    package var isClean: Bool { places.isEmpty }

    /// What was found, a line each, without what could be used of it.
    package var findings: [String] {
        places.map { "\($0.finding.kind.rawValue) in the \($0.side), \($0.finding.beginning)…" }
    }

    /// What an entry is called in a message.
    package mutating func name(_ key: OpenAICache.RequestKey, _ request: OpenAICache.RecordedRequest) {
        asked[key] = (request.method, request.path)
    }

    /// Looks through a path.
    ///
    /// The path stands in what is said of the cache as a whole, even if the requests are left out.
    package mutating func add(path: String, _ key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(inText: path), to: key, "request's path")
    }

    package mutating func add(_ request: OpenAICache.RecordedRequest, _ key: OpenAICache.RequestKey) {
        add(SecretScanner.findings(inText: request.query), to: key, "request's query")
        add(SecretScanner.findings(in: request.body, contentType: request.contentType), to: key, "request")
    }

    package mutating func add(_ answer: OpenAICache.RecordedAnswer, from base: String, to key: OpenAICache.RequestKey) {
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
    package func throwWhatWasFound() throws {
        if !places.isEmpty { throw SecretsFound(places: places) }
    }

    private mutating func add(_ findings: [SecretScanner.Finding], to key: OpenAICache.RequestKey, _ side: String) {
        if findings.isEmpty { return }
        let label = EntryLabel.of(key, asked[key])
        for finding in findings {
            let place = SecretsFound.Place(entry: label, side: side, finding: finding)
            if known.insert(place).inserted { places.append(place) }
        }
    }
}
