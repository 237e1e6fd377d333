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
        /// `expired`, `in_progress`, `completed` or a newer value.
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

    /// A file in a vector store (https://platform.openai.com/docs/api-reference/vector-stores-files/file-object).
    public struct VectorStoreFile: APIObject {
        /// What went wrong with a file.
        public struct LastError: APIObject {
            public let payload: Payload
            /// `server_error`, `unsupported_file`, `invalid_file` or a newer value.
            public var code: String? { payload.text("code") }
            /// What went wrong, in words.
            public var message: String? { payload.text("message") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "LastError")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Why the file could not be taken in.
        public let lastError: LastError?
        /// The file's ID, such as `file-…`.
        public var id: String { payload.text("id") ?? "" }
        /// The store that it is in.
        public var vectorStoreID: String? { payload.text("vector_store_id") }
        /// `in_progress`, `completed`, `cancelled`, `failed` or a newer value.
        public var status: String? { payload.text("status") }
        /// Its size in the store, in bytes.
        public var usageBytes: Int? { payload.integer("usage_bytes") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// How the file is cut into pieces.
        public var chunkingStrategy: JSON? { payload.json["chunking_strategy"] }
        /// What searches can be narrowed by.
        public var attributes: JSON? { payload.json["attributes"] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "VectorStoreFile")
            self.payload = payload
            lastError = try fields.optional("last_error")
        }
    }

    /// A file that a search found (https://platform.openai.com/docs/api-reference/vector-stores/search).
    public struct VectorStoreSearchResult: APIObject {
        /// A piece of a file.
        public struct Content: APIObject {
            public let payload: Payload
            /// `text`.
            public var type: String? { payload.json["type"]?.stringValue }
            /// The passage that was found.
            public var text: String? { payload.json["text"]?.stringValue }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Content")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// The pieces that fit.
        public let content: [Content]
        /// The file that was found.
        public var fileID: String { payload.text("file_id") ?? "" }
        /// The name of the file.
        public var filename: String? { payload.text("filename") }
        /// 0 to 1.
        public var score: Double { payload.number("score") ?? 0 }
        /// The caller's own names and values of the file.
        public var attributes: JSON? { payload.json["attributes"] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "VectorStoreSearchResult")
            self.payload = payload
            content = try fields.optional("content") ?? []
        }
    }
}
