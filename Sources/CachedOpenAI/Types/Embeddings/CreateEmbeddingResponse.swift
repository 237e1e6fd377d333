import Foundation

nonisolated extension OpenAI {
    /// Texts as vectors (https://platform.openai.com/docs/api-reference/embeddings/object).
    public struct CreateEmbeddingResponse: APIObject {
        public let payload: Payload
        /// One for each input, in their order.
        public let data: [Embedding]
        /// Tokens of the answer are not counted.
        public let usage: CompletionUsage?
        /// The model that answered.
        public var model: String? { payload.text("model") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "CreateEmbeddingResponse")
            self.payload = payload
            data = try fields.required("data")
            usage = try fields.optional("usage")
        }
    }
}
