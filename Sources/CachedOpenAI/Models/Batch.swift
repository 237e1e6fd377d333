import Foundation

nonisolated extension OpenAI {
    /// Many requests that are answered within a day, for half the price (https://platform.openai.com/docs/api-reference/batch/object).
    public struct Batch: APIObject {
        /// How many requests the batch has.
        public struct RequestCounts: APIObject {
            public let payload: Payload
            public var total: Int { integer("total") ?? 0 }
            public var completed: Int { integer("completed") ?? 0 }
            public var failed: Int { integer("failed") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "RequestCounts")
                self.payload = payload
            }
        }

        public let payload: Payload
        public let requestCounts: RequestCounts?
        public let usage: CompletionUsage?
        public var id: String { text("id") ?? "" }
        public var endpoint: String? { text("endpoint") }
        public var model: String? { text("model") }
        /// What was wrong with the file of requests.
        public var errors: JSON? { json["errors"] }
        /// The file of requests.
        public var inputFileID: String? { text("input_file_id") }
        public var completionWindow: String? { text("completion_window") }
        /// `validating`, `failed`, `in_progress`, `finalizing`, `completed`, `expired`, `cancelling`, `cancelled` or one that is news.
        public var status: String? { text("status") }
        /// The file of answers.
        public var outputFileID: String? { text("output_file_id") }
        /// The file of what went wrong.
        public var errorFileID: String? { text("error_file_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { integer("created_at") }
        /// Seconds since 1970.
        public var inProgressAt: Int? { integer("in_progress_at") }
        /// Seconds since 1970.
        public var expiresAt: Int? { integer("expires_at") }
        /// Seconds since 1970.
        public var finalizingAt: Int? { integer("finalizing_at") }
        /// Seconds since 1970.
        public var completedAt: Int? { integer("completed_at") }
        /// Seconds since 1970.
        public var failedAt: Int? { integer("failed_at") }
        /// Seconds since 1970.
        public var expiredAt: Int? { integer("expired_at") }
        /// Seconds since 1970.
        public var cancellingAt: Int? { integer("cancelling_at") }
        /// Seconds since 1970.
        public var cancelledAt: Int? { integer("cancelled_at") }
        public var metadata: [String: String]? { textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "Batch")
            self.payload = payload
            requestCounts = try fields.optional("request_counts")
            usage = try fields.optional("usage")
        }
    }
}
