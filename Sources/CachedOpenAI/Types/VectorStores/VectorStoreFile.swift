import Foundation

nonisolated extension OpenAI {
    /// A file in a vector store (https://platform.openai.com/docs/api-reference/vector-stores-files/file-object).
    public struct VectorStoreFile: APIObject {
        /// What went wrong with a file.
        public struct LastError: APIObject {
            public let payload: Payload
            /// `server_error`, `unsupported_file`, `invalid_file` or one that is news.
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
        /// `in_progress`, `completed`, `cancelled`, `failed` or one that is news.
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
}
