import Foundation

nonisolated extension OpenAI {
    /// That a project may use a model
    /// (https://platform.openai.com/docs/api-reference/fine-tuning/permission-object).
    public struct FineTuningCheckpointPermission: APIObject {
        public let payload: Payload
        /// Such as `cp_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The project.
        public var projectID: String? { payload.text("project_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "FineTuningCheckpointPermission")
            self.payload = payload
        }
    }
}
