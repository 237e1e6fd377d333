import Foundation

nonisolated extension OpenAI {
    /// Files that are put into a vector store together
    /// (https://platform.openai.com/docs/api-reference/vector-stores-file-batches/batch-object).
    public struct VectorStoreFileBatch: APIObject {
        public let payload: Payload
        /// How many files there are, by status.
        public let fileCounts: VectorStore.FileCounts?
        /// Such as `vsfb_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The store.
        public var vectorStoreID: String? { payload.text("vector_store_id") }
        /// `in_progress`, `completed`, `cancelled`, `failed` or a newer value.
        public var status: String? { payload.text("status") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "VectorStoreFileBatch")
            self.payload = payload
            fileCounts = try fields.optional("file_counts")
        }
    }
}
