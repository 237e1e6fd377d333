// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The versions of a skill (https://platform.openai.com/docs/api-reference/skills).
    public struct SkillVersions: Swift.Sendable {
        let client: OpenAI

        /// Uploads a new version.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - files: those of a folder with a `SKILL.md` in it, or one ZIP.
        ///   - default: whether it is the one that is used.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ skillID: String, files: [FileInput], default: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> SkillVersion {
            let request = Self.createRequest(skillID, files: files, default: `default`, seed: seed, options: options)
            return try await client.send(request, as: SkillVersion.self)
        }

        /// The same with one file. The parameters are those of the other `create`.
        public func create(
            _ skillID: String, files: FileInput, default: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> SkillVersion {
            let request = Self.createRequest(skillID, files: [files], default: `default`, seed: seed, options: options)
            return try await client.send(request, as: SkillVersion.self)
        }

        /// One version.
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
        ) async throws -> SkillVersion {
            let request = Self.retrieveRequest(version, skillID: skillID, options: options)
            return try await client.send(request, as: SkillVersion.self)
        }

        /// All versions of a skill.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the number.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ skillID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<SkillVersion> {
            let request = Self.listRequest(skillID, after: after, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        /// Deletes a version.
        ///
        /// - Parameters:
        ///   - version: its number, such as `2`.
        ///   - skillID: of the skill.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ version: String, skillID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(version, skillID: skillID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            _ skillID: String, files: [FileInput], default: Bool?, seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("files", files: files)
            form.set("default", flag: `default`)
            return Request(
                method: "POST", path: "/skills/\(skillID)/versions", body: .form(form, seed: seed), options: options)
        }

        static func retrieveRequest(_ version: String, skillID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/skills/\(skillID)/versions/\(version)", options: options)
        }

        static func listRequest(
            _ skillID: String, after: String?, limit: Int?, order: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/skills/\(skillID)/versions", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ version: String, skillID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/skills/\(skillID)/versions/\(version)", options: options)
        }
    }
}

nonisolated extension OpenAI.Skills {
    /// The versions of a skill.
    public var versions: OpenAI.SkillVersions { .init(client: client) }
}
