import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What version 0.1.0 recorded and packed, as it left it. `README.md` beside the files says how they were made.
enum EarlierFixture: String, CaseIterable, Sendable {
    case journal = "journal.bin"
    case recorded = "recorded.cache"
    case packed = "packed.cache"
    case hashed = "packed-hashed.cache"

    static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Fixtures/0.1.0")

    /// The base URL that it was recorded from.
    static let base = "http://127.0.0.1:8111/v1"

    var file: URL { Self.folder.appendingPathComponent(rawValue) }

    /// The number of the first answer: the server counted on between two recordings.
    var first: Int { self == .journal ? 15 : 0 }

    /// Puts a copy of it where a lesson looks for its cache.
    func put(into folder: URL) throws {
        let name = self == .journal ? "openai_cache_temp.bin" : "openai_cache.cache"
        try FileManager.default.copyItem(at: file, to: folder.appendingPathComponent(name))
    }
}
