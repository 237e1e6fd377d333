import Foundation

nonisolated extension OpenAI {
    /// What OpenAI tells a server of one's own (https://platform.openai.com/docs/api-reference/webhook-events).
    public struct WebhookEvent: APIObject {
        /// What an event is about.
        public struct Subject: APIObject {
            public let payload: Payload
            /// Of the response, the batch, the job or the run.
            public var id: String { payload.text("id") ?? "" }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "WebhookEvent.Subject")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// What it is about.
        public let data: Subject
        /// Such as `evt_…`; an event that is sent again has the same.
        public var id: String { payload.text("id") ?? "" }
        /// Such as `response.completed`, `batch.failed`, `fine_tuning.job.succeeded`, `eval.run.canceled`.
        public var type: String { payload.text("type") ?? "" }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "WebhookEvent", needing: ["type"])
            self.payload = payload
            data = try fields.required("data")
        }
    }
}
