import Foundation

nonisolated extension OpenAI {
    /// Files that are searched by meaning (https://platform.openai.com/docs/api-reference/vector-stores/object).
    public struct VectorStore: APIObject {
        /// How many files there are, by status.
        public struct FileCounts: APIObject {
            public let payload: Payload
            public var inProgress: Int { integer("in_progress") ?? 0 }
            public var completed: Int { integer("completed") ?? 0 }
            public var failed: Int { integer("failed") ?? 0 }
            public var cancelled: Int { integer("cancelled") ?? 0 }
            public var total: Int { integer("total") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "FileCounts")
                self.payload = payload
            }
        }

        public let payload: Payload
        public let fileCounts: FileCounts?
        public var id: String { text("id") ?? "" }
        public var name: String? { text("name") }
        /// `expired`, `in_progress`, `completed` or one that is news.
        public var status: String? { text("status") }
        public var usageBytes: Int? { integer("usage_bytes") }
        /// Seconds since 1970.
        public var createdAt: Int? { integer("created_at") }
        /// When it is deleted.
        public var expiresAfter: JSON? { json["expires_after"] }
        /// Seconds since 1970.
        public var expiresAt: Int? { integer("expires_at") }
        /// Seconds since 1970.
        public var lastActiveAt: Int? { integer("last_active_at") }
        public var metadata: [String: String]? { textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "VectorStore")
            self.payload = payload
            fileCounts = try fields.optional("file_counts")
        }
    }
}
