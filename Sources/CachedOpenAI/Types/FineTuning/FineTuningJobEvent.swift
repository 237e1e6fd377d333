import Foundation

nonisolated extension OpenAI {
    /// What a job told of itself
    /// (https://platform.openai.com/docs/api-reference/fine-tuning/event-object).
    public struct FineTuningJobEvent: APIObject {
        public let payload: Payload
        /// Such as `ftevent-…`.
        public var id: String { payload.text("id") ?? "" }
        /// `info`, `warn` or `error`.
        public var level: String? { payload.text("level") }
        /// What happened, in words.
        public var message: String { payload.text("message") ?? "" }
        /// `message` or `metrics`.
        public var type: String? { payload.text("type") }
        /// The numbers, where there are some.
        public var data: JSON? { payload.json["data"] }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "FineTuningJobEvent")
            self.payload = payload
        }
    }
}
