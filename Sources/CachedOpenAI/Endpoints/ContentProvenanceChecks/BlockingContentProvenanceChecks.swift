// Made by `make endpoints` from Sources/make-endpoints/Table/ContentProvenanceChecksTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Whether OpenAI's models made something, without `await`. The parameters are those of `ContentProvenanceChecks`.
    public struct BlockingContentProvenanceChecks: Swift.Sendable {
        let client: OpenAI

        /// Looks in a picture or a sound for the marks of OpenAI's models. See `ContentProvenanceChecks.create`.
        public func create(
            file: FileInput, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> ContentProvenanceCheck {
            let request = ContentProvenanceChecks.createRequest(file: file, seed: seed, options: options)
            return try client.sendBlocking(request, as: ContentProvenanceCheck.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Whether OpenAI's models made something.
    public var contentProvenanceChecks: OpenAI.BlockingContentProvenanceChecks { .init(client: client) }
}
