// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a skill (https://platform.openai.com/docs/api-reference/skills).
    public struct SkillContent: Swift.Sendable {
        let client: OpenAI

        /// The files of a skill, as a ZIP.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ skillID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.retrieveRequest(skillID, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        static func retrieveRequest(_ skillID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/skills/\(skillID)/content", options: options)
        }
    }
}

nonisolated extension OpenAI.Skills {
    /// The files of a skill.
    public var content: OpenAI.SkillContent { .init(client: client) }
}
