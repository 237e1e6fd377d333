import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

/// Caches that were made for a test, opened.
enum Opened {
    static func journal(_ recordings: [OpenAICache.Recording], name: String = "a journal") throws -> Contents {
        try Contents(journalInputs(recordings, name: name))
    }

    static func journalInputs(
        _ recordings: [OpenAICache.Recording], name: String = "a journal"
    ) -> MaterializeInputs {
        MaterializeInputs(caches: [.init(name: name, bytes: SampleCache.journal(of: recordings))])
    }

    /// As it is handed out.
    static func packed(_ recordings: [OpenAICache.Recording], hashKeys: Bool = false) throws -> Contents {
        try Contents(packedInputs(recordings, hashKeys: hashKeys))
    }

    /// - Parameter change: damages it.
    static func packedInputs(
        _ recordings: [OpenAICache.Recording], hashKeys: Bool = false, change: (inout Data) -> Void = { _ in }
    ) throws -> MaterializeInputs {
        var bytes = try bytes(recordings, hashKeys: hashKeys)
        change(&bytes)
        return MaterializeInputs(caches: [.init(name: "packed.cache", bytes: bytes)])
    }

    static func bytes(_ recordings: [OpenAICache.Recording], hashKeys: Bool = false) throws -> Data {
        var options = MaterializeOptions()
        (options[.hashKeys], options[.allowSecrets], options[.keepFailures]) = (hashKeys, true, true)
        let inputs = MaterializeInputs(caches: [.init(name: "journal", bytes: SampleCache.journal(of: recordings))])
        return try CachePacker.pack(inputs, options: options).sections.reduce(Data(), +)
    }

    static func interaction(_ recording: OpenAICache.Recording) throws -> Interaction? {
        let contents = try journal([recording])
        return contents.entries.first.flatMap(contents.interaction)
    }
}
