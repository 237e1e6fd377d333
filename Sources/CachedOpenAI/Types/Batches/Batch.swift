import Foundation

nonisolated extension OpenAI {
    /// Many requests that are answered within a day, for half the price (https://platform.openai.com/docs/api-reference/batch/object).
    public struct Batch: APIObject {
        /// How many requests the batch has.
        public struct RequestCounts: APIObject {
            public let payload: Payload
            /// All requests of the batch.
            public var total: Int { payload.integer("total") ?? 0 }
            /// Those that were answered.
            public var completed: Int { payload.integer("completed") ?? 0 }
            /// Those that failed.
            public var failed: Int { payload.integer("failed") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "RequestCounts")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// How far it has come.
        public let requestCounts: RequestCounts?
        /// What it cost, in tokens.
        public let usage: CompletionUsage?
        /// Such as `batch_…`.
        public var id: String { payload.text("id") ?? "" }
        /// Where its requests go, such as `/v1/chat/completions`.
        public var endpoint: String? { payload.text("endpoint") }
        /// The model that answers.
        public var model: String? { payload.text("model") }
        /// What was wrong with the file of requests.
        public var errors: JSON? { payload.json["errors"] }
        /// The file of requests.
        public var inputFileID: String? { payload.text("input_file_id") }
        /// The time within which it is to be done: `24h`.
        public var completionWindow: String? { payload.text("completion_window") }
        /// `validating`, `failed`, `in_progress`, `finalizing`, `completed`, `expired`, `cancelling`, `cancelled` or a newer value.
        public var status: String? { payload.text("status") }
        /// The file of answers.
        public var outputFileID: String? { payload.text("output_file_id") }
        /// The file of what went wrong.
        public var errorFileID: String? { payload.text("error_file_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970.
        public var inProgressAt: Int? { payload.integer("in_progress_at") }
        /// Seconds since 1970.
        public var expiresAt: Int? { payload.integer("expires_at") }
        /// Seconds since 1970.
        public var finalizingAt: Int? { payload.integer("finalizing_at") }
        /// Seconds since 1970.
        public var completedAt: Int? { payload.integer("completed_at") }
        /// Seconds since 1970.
        public var failedAt: Int? { payload.integer("failed_at") }
        /// Seconds since 1970.
        public var expiredAt: Int? { payload.integer("expired_at") }
        /// Seconds since 1970.
        public var cancellingAt: Int? { payload.integer("cancelling_at") }
        /// Seconds since 1970.
        public var cancelledAt: Int? { payload.integer("cancelled_at") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Batch")
            self.payload = payload
            requestCounts = try fields.optional("request_counts")
            usage = try fields.optional("usage")
        }
    }
}
