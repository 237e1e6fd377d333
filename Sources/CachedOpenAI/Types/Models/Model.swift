import Foundation

nonisolated extension OpenAI {
    /// A model that can be asked (https://platform.openai.com/docs/api-reference/models/object).
    public struct Model: APIObject {
        public let payload: Payload
        /// What `model:` takes, such as `gpt-4o-mini`.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        /// The organisation that owns it.
        public var ownedBy: String? { payload.text("owned_by") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Model", needing: ["id"])
            self.payload = payload
        }
    }
}
