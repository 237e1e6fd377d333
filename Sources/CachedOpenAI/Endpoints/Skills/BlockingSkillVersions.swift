// Made by `make endpoints` from Sources/make-endpoints/Table/SkillsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The versions of a skill, without `await`. The parameters are those of `SkillVersions`.
    public struct BlockingSkillVersions: Swift.Sendable {
        let client: OpenAI

        /// Uploads a new version. See `SkillVersions.create`.
        public func create(
            _ skillID: String, files: [FileInput], default: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> SkillVersion {
            let request = SkillVersions.createRequest(
                skillID, files: files, default: `default`, seed: seed, options: options)
            return try client.sendBlocking(request, as: SkillVersion.self)
        }

        /// The same with one file. See `SkillVersions.create`.
        public func create(
            _ skillID: String, files: FileInput, default: Bool? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> SkillVersion {
            let request = SkillVersions.createRequest(
                skillID, files: [files], default: `default`, seed: seed, options: options)
            return try client.sendBlocking(request, as: SkillVersion.self)
        }

        /// One version. See `SkillVersions.retrieve`.
        public func retrieve(
            _ version: String, skillID: String, options: RequestOptions = .init()
        ) throws -> SkillVersion {
            let request = SkillVersions.retrieveRequest(version, skillID: skillID, options: options)
            return try client.sendBlocking(request, as: SkillVersion.self)
        }

        /// All versions of a skill. See `SkillVersions.list`.
        public func list(
            _ skillID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<SkillVersion> {
            let request = SkillVersions.listRequest(skillID, after: after, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a version. See `SkillVersions.delete`.
        @discardableResult
        public func delete(
            _ version: String, skillID: String, options: RequestOptions = .init()
        ) throws -> DeletedObject {
            let request = SkillVersions.deleteRequest(version, skillID: skillID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingSkills {
    /// The versions of a skill.
    public var versions: OpenAI.BlockingSkillVersions { .init(client: client) }
}
