// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files of a version (https://platform.openai.com/docs/api-reference/skills).
    public struct SkillVersionContent: Swift.Sendable {
        let client: OpenAI

        /// The files of a version, as a ZIP.
        ///
        /// - Parameters:
        ///   - version: its number, such as `2`.
        ///   - skillID: of the skill.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ version: String, skillID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.retrieveRequest(version, skillID: skillID, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        static func retrieveRequest(_ version: String, skillID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/skills/\(skillID)/versions/\(version)/content", options: options)
        }
    }
}

nonisolated extension OpenAI.SkillVersions {
    /// The files of a version.
    public var content: OpenAI.SkillVersionContent { .init(client: client) }
}
