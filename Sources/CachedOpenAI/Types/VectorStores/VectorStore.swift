import Foundation

nonisolated extension OpenAI {
    /// Files that are searched by meaning (https://platform.openai.com/docs/api-reference/vector-stores/object).
    public struct VectorStore: APIObject {
        /// How many files there are, by status.
        public struct FileCounts: APIObject {
            public let payload: Payload
            /// Those that are being read.
            public var inProgress: Int { payload.integer("in_progress") ?? 0 }
            /// Those that can be searched.
            public var completed: Int { payload.integer("completed") ?? 0 }
            /// Those that couldn't be read.
            public var failed: Int { payload.integer("failed") ?? 0 }
            /// Those that were given up.
            public var cancelled: Int { payload.integer("cancelled") ?? 0 }
            /// All of them.
            public var total: Int { payload.integer("total") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "FileCounts")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// How many files there are, by status.
        public let fileCounts: FileCounts?
        /// Such as `vs_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// `expired`, `in_progress`, `completed` or one that is news.
        public var status: String? { payload.text("status") }
        /// Its size in bytes.
        public var usageBytes: Int? { payload.integer("usage_bytes") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// When it is deleted.
        public var expiresAfter: JSON? { payload.json["expires_after"] }
        /// Seconds since 1970.
        public var expiresAt: Int? { payload.integer("expires_at") }
        /// Seconds since 1970.
        public var lastActiveAt: Int? { payload.integer("last_active_at") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "VectorStore")
            self.payload = payload
            fileCounts = try fields.optional("file_counts")
        }
    }
}
