import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// The readers of bytes that come from outside, each with what must hold whatever the bytes are.
enum Reader: String, CaseIterable, CustomStringConvertible {
    case cacheFile = "cache-file"
    case journal
    case merge
    case embeddedPayload = "embedded-payload"
    case inflater
    case eventStream = "event-stream"
    case multipart
    case json = "canonical-json"
    case typedAnswer = "typed-answer"
    case picture
    case headerParameters = "header-parameters"
    case usedKeys = "used-keys"

    var description: String { rawValue }

    /// Reads hostile bytes.
    ///
    /// - Throws: `BrokenPromise`, or an error that should not have got out.
    func check(_ bytes: Data) throws {
        switch self {
        case .cacheFile: try CacheFileCheck.run(bytes)
        case .journal: try JournalCheck.run(bytes)
        case .merge: try MergeCheck.run(bytes)
        case .embeddedPayload: try EmbeddedPayloadCheck.run(bytes)
        case .inflater: try InflaterCheck.run(bytes)
        case .eventStream: try EventStreamCheck.run(bytes)
        case .multipart: try MultipartCheck.run(bytes)
        case .json: try JSONCheck.run(bytes)
        case .typedAnswer: TypedAnswerCheck.run(bytes)
        case .picture: try PictureCheck.run(bytes)
        case .headerParameters: try HeaderParametersCheck.run(bytes)
        case .usedKeys: try UsedKeysCheck.run(bytes)
        }
    }
}
