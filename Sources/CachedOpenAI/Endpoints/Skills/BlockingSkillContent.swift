// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a skill, without `await`. The parameters are those of `SkillContent`.
    public struct BlockingSkillContent: Swift.Sendable {
        let client: OpenAI

        /// The files of a skill, as a ZIP. See `SkillContent.retrieve`.
        public func retrieve(_ skillID: String, options: RequestOptions = .init()) throws -> BinaryContent {
            let request = SkillContent.retrieveRequest(skillID, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }
    }
}

nonisolated extension OpenAI.BlockingSkills {
    /// The files of a skill.
    public var content: OpenAI.BlockingSkillContent { .init(client: client) }
}
