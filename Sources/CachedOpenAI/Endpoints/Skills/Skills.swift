// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What models can be taught to do.
    public var skills: Skills { Skills(client: self) }

    /// What models can be taught to do (https://platform.openai.com/docs/api-reference/skills).
    public struct Skills: Swift.Sendable {
        let client: OpenAI

        /// Uploads a skill.
        ///
        /// - Parameters:
        ///   - files: those of a folder with a `SKILL.md` in it, or one ZIP.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            files: [FileInput], seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Skill {
            let request = Self.createRequest(files: files, seed: seed, options: options)
            return try await client.send(request, as: Skill.self)
        }

        /// The same with one file. The parameters are those of the other `create`.
        public func create(
            files: FileInput, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Skill {
            let request = Self.createRequest(files: [files], seed: seed, options: options)
            return try await client.send(request, as: Skill.self)
        }

        /// One skill.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ skillID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Skill {
            let request = Self.retrieveRequest(skillID, options: options)
            return try await client.send(request, as: Skill.self)
        }

        /// Chooses the version that is used.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - defaultVersion: its number, such as `2`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ skillID: String, defaultVersion: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Skill {
            let request = Self.updateRequest(skillID, defaultVersion: defaultVersion, seed: seed, options: options)
            return try await client.send(request, as: Skill.self)
        }

        /// All skills.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Skill> {
            let request = Self.listRequest(after: after, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        /// Deletes a skill.
        ///
        /// - Parameters:
        ///   - skillID: of the skill.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ skillID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(skillID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(files: [FileInput], seed: Int?, options: RequestOptions) -> Request {
            var form = FormFields()
            form.set("files", files: files)
            return Request(method: "POST", path: "/skills", body: .form(form, seed: seed), options: options)
        }

        static func retrieveRequest(_ skillID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/skills/\(skillID)", options: options)
        }

        static func updateRequest(
            _ skillID: String, defaultVersion: String, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("default_version", text: defaultVersion)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/skills/\(skillID)", body: .json(body.object), options: options)
        }

        static func listRequest(after: String?, limit: Int?, order: String?, options: RequestOptions) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(method: "GET", path: "/skills", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ skillID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/skills/\(skillID)", options: options)
        }
    }
}
