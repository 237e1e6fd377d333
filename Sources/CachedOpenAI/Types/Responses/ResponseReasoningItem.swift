import Foundation

nonisolated extension OpenAI {
    /// What the model thought before it answered.
    public struct ResponseReasoningItem: APIObject {
        public let payload: Payload
        /// Empty unless `reasoning` asked for one.
        public let summary: [ResponseText]
        /// The thoughts themselves, with models that show them.
        public let content: [ResponseText]?
        /// Such as `rs_…`.
        public var id: String? { payload.text("id") }
        /// If `include` asked for `reasoning.encrypted_content`.
        public var encryptedContent: String? { payload.text("encrypted_content") }
        /// `in_progress`, `completed` or `incomplete`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseReasoningItem")
            self.payload = payload
            summary = try fields.optional("summary") ?? []
            content = try fields.optional("content")
        }
    }
}
