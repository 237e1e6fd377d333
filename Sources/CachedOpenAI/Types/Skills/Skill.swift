import Foundation

nonisolated extension OpenAI {
    /// What models were taught to do
    /// (https://platform.openai.com/docs/api-reference/skills).
    public struct Skill: APIObject {
        public let payload: Payload
        /// Such as `skill_…`.
        public var id: String { payload.text("id") ?? "" }
        /// As its `SKILL.md` has it.
        public var name: String { payload.text("name") ?? "" }
        /// When a model is to use it.
        public var description: String? { payload.text("description") }
        /// The number of the version that is used.
        public var defaultVersion: String? { payload.text("default_version") }
        /// The number of the newest version.
        public var latestVersion: String? { payload.text("latest_version") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Skill")
            self.payload = payload
        }
    }

    /// A version of a skill
    /// (https://platform.openai.com/docs/api-reference/skills).
    public struct SkillVersion: APIObject {
        public let payload: Payload
        /// Such as `skillver_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The skill.
        public var skillID: String? { payload.text("skill_id") }
        /// Its number.
        public var version: String { payload.text("version") ?? "" }
        /// As its `SKILL.md` has it.
        public var name: String? { payload.text("name") }
        /// When a model is to use it.
        public var description: String? { payload.text("description") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "SkillVersion")
            self.payload = payload
        }
    }
}
