import Foundation

nonisolated extension OpenAI {
    /// Where a code interpreter works
    /// (https://platform.openai.com/docs/api-reference/containers/object).
    public struct Container: APIObject {
        public let payload: Payload
        /// Such as `cntr_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// Such as `running`, `expired`.
        public var status: String? { payload.text("status") }
        /// `1g`, `4g`, `16g`, `64g`.
        public var memoryLimit: String? { payload.text("memory_limit") }
        /// What it may reach.
        public var networkPolicy: JSON? { payload.json["network_policy"] }
        /// When it is deleted.
        public var expiresAfter: JSON? { payload.json["expires_after"] }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970.
        public var lastActiveAt: Int? { payload.integer("last_active_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Container")
            self.payload = payload
        }
    }
}
