// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What models can be taught to do, without `await`. The parameters are those of `Skills`.
    public struct BlockingSkills: Swift.Sendable {
        let client: OpenAI

        /// Uploads a skill. See `Skills.create`.
        public func create(files: [FileInput], seed: Int? = nil, options: RequestOptions = .init()) throws -> Skill {
            let request = Skills.createRequest(files: files, seed: seed, options: options)
            return try client.sendBlocking(request, as: Skill.self)
        }

        /// The same with one file. See `Skills.create`.
        public func create(files: FileInput, seed: Int? = nil, options: RequestOptions = .init()) throws -> Skill {
            let request = Skills.createRequest(files: [files], seed: seed, options: options)
            return try client.sendBlocking(request, as: Skill.self)
        }

        /// One skill. See `Skills.retrieve`.
        public func retrieve(_ skillID: String, options: RequestOptions = .init()) throws -> Skill {
            let request = Skills.retrieveRequest(skillID, options: options)
            return try client.sendBlocking(request, as: Skill.self)
        }

        /// Chooses the version that is used. See `Skills.update`.
        public func update(
            _ skillID: String, defaultVersion: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Skill {
            let request = Skills.updateRequest(skillID, defaultVersion: defaultVersion, seed: seed, options: options)
            return try client.sendBlocking(request, as: Skill.self)
        }

        /// All skills. See `Skills.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, options: RequestOptions = .init()
        ) throws -> Page<Skill> {
            let request = Skills.listRequest(after: after, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a skill. See `Skills.delete`.
        @discardableResult
        public func delete(_ skillID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Skills.deleteRequest(skillID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// What models can be taught to do.
    public var skills: OpenAI.BlockingSkills { .init(client: client) }
}
