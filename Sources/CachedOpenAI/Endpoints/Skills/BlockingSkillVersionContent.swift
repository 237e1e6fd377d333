// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a version, without `await`. The parameters are those of `SkillVersionContent`.
    public struct BlockingSkillVersionContent: Swift.Sendable {
        let client: OpenAI

        /// The files of a version, as a ZIP. See `SkillVersionContent.retrieve`.
        public func retrieve(
            _ version: String, skillID: String, options: RequestOptions = .init()
        ) throws -> BinaryContent {
            let request = SkillVersionContent.retrieveRequest(version, skillID: skillID, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }
    }
}

nonisolated extension OpenAI.BlockingSkillVersions {
    /// The files of a version.
    public var content: OpenAI.BlockingSkillVersionContent { .init(client: client) }
}
