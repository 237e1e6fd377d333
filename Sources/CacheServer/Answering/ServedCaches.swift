import CachedOpenAI
import Foundation

/// What is served: the caches, and the engine that answers from them.
package struct ServedCaches: Sendable {
    /// What becomes of a request that is not recorded.
    package enum Misses: Sendable {
        /// An error; no connection is ever opened.
        case refused
        /// It is sent, and its answer is not kept.
        case sent
        /// It is sent, and its answer is recorded in a folder.
        case recorded(in: URL)

        /// For who asks the server.
        var word: String {
            switch self {
            case .refused: "refused"
            case .sent: "sent"
            case .recorded: "recorded"
            }
        }
    }

    let engine: OpenAICache.Engine
    let layers: [any OpenAICache.CacheLayer]
    /// Of the working directory of a program that replays, for pictures.
    let folder: URL
    let misses: Misses
    /// How long an answer takes, for as long as it first took; nil: as long as it takes to give it.
    let delay: Double?

    /// - Parameters:
    ///   - layers: the caches.
    ///   - delay: how long an answer takes, for as long as it first took; nil for no delay.
    ///   - folder: where recorded pictures are put; when answers are recorded, it is the folder for that.
    ///   - recordsRepeats: each unseeded repeat is recorded as an answer of its own.
    ///   - rehearsal: a file into which is written what becomes of each request.
    package init(
        _ layers: [any OpenAICache.CacheLayer], misses: Misses, delay: Double?, folder: URL, upstream: Upstream,
        recordsRepeats: Bool = false, rehearsal: String? = nil
    ) {
        self.layers = layers
        self.misses = misses
        self.delay = delay
        // Nothing else that the environment says counts: a variable that is left over must not cost anything.
        var settings = OpenAICache.Settings(environment: [
            "CACHED_OPENAI_CACHE_URL": "", "OPENAI_BASE_URL": upstream.base,
            "CACHED_OPENAI_REHEARSAL": rehearsal ?? "",
        ])
        settings.delaysResponses = delay != nil
        switch misses {
        case .refused: settings.isOffline = true
        case .sent: break
        case .recorded:
            settings.mode = .dev
            settings.recordsRepeats = recordsRepeats
        }
        if case .recorded(let own) = misses { self.folder = own } else { self.folder = folder }
        settings.directory = self.folder
        engine = OpenAICache.Engine(settings, handedOut: layers)
    }

    /// Whether what is recorded by others will do.
    var mayDiffer: Bool { !isRecording }

    /// What is asked is paid for, and kept.
    var isRecording: Bool {
        if case .recorded = misses { return true }
        return false
    }

    /// The names of the models that were asked, as far as the requests' texts are there.
    var models: [String] {
        var names: Set<String> = []
        for layer in layers {
            layer.forEachRequest { _, request in
                guard let start = request.body.first(where: { ![0x20, 0x0A, 0x0D, 0x09].contains($0) }),
                    start == UInt8(ascii: "{"),
                    let name = (try? OpenAICache.JSON(parsing: request.body))?["model"]?.stringValue
                else { return true }
                names.insert(name)
                return names.count < 1_000
            }
        }
        return names.sorted()
    }
}
