import CachedOpenAI
import Foundation

/// Which entries a person wants. All that is given must hold; of what is given several times, one.
package struct EntryFilter: Sendable {
    /// Such as `9f3a#2`, `9f3a~7`, or `9f3a` for all answers to a request.
    package var names: [String] = []
    /// Of requests, as `PathFilter` takes them.
    package var paths: [String] = []
    /// Of answers, as `ModelFilter` takes them.
    package var models: [String] = []
    /// Texts that must all stand in the request or in the answer.
    package var texts: [String] = []
    /// Base URLs.
    package var bases: [String] = [] {
        didSet { wantedBases = Set(bases.map { OpenAICache.Address.normalized(base: $0) ?? $0 }) }
    }
    private var wantedBases: Set<String> = []
    package var seeds: [Int] = []
    /// The earliest time of recording, in microseconds since 1970.
    package var since: Int64?

    /// All entries.
    package init() {}

    /// What the index alone can tell.
    /// - Throws: `NameNotFound`.
    package func entries(of contents: Contents) throws -> [Entry] {
        let named = names.isEmpty ? nil : Set(try names.flatMap { try contents.entries(named: $0) }.map(Place.init))
        return contents.entries.filter { (named?.contains(Place($0)) ?? true) && holds(for: $0) }
    }

    /// What the index alone can tell of an entry, whatever it is called.
    func holds(for entry: Entry) -> Bool {
        (since.map { entry.recordedAt >= $0 } ?? true)
            && (bases.isEmpty || wantedBases.contains(entry.base))
            && (seeds.isEmpty || entry.seed.map(seeds.contains) ?? false)
    }

    /// Whether all are wanted.
    package var isOfAll: Bool {
        names.isEmpty && bases.isEmpty && seeds.isEmpty && since == nil && !readsTexts
    }

    /// Whether requests or answers must be read to tell.
    package var readsTexts: Bool { !paths.isEmpty || !models.isEmpty || !texts.isEmpty }

    /// Whether texts of requests must be there to tell.
    package var readsRequests: Bool { !paths.isEmpty || !texts.isEmpty }

    /// What request and answer tell.
    package func holds(for interaction: Interaction) -> Bool {
        if !paths.isEmpty {
            guard let path = interaction.request?.path, paths.contains(where: { PathFilter.matches(path, $0) }) else {
                return false
            }
        }
        if !models.isEmpty {
            guard let model = interaction.model, models.contains(where: { ModelFilter.matches(model, $0) }) else {
                return false
            }
        }
        return texts.allSatisfy { isFound($0, in: interaction) }
    }

    private struct Place: Hashable {
        let key: OpenAICache.RequestKey
        let number: Int

        init(_ entry: Entry) {
            key = entry.key
            number = entry.number
        }
    }

    /// In the texts as they are meant, and in the bytes as they came.
    private func isFound(_ text: String, in interaction: Interaction) -> Bool {
        let bytes = Data(text.utf8)
        if interaction.request?.body.range(of: bytes) != nil || interaction.recorded.body.range(of: bytes) != nil {
            return true
        }
        let said = (interaction.question?.messages.map(\.text) ?? []) + [interaction.answer.saidText]
        return said.contains { $0.contains(text) }
    }
}
