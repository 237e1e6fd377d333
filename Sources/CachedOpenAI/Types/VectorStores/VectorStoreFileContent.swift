import Foundation

nonisolated extension OpenAI {
    /// Text that was found in a file
    /// (https://platform.openai.com/docs/api-reference/vector-stores-files/getContent).
    public struct VectorStoreFileContent: APIObject {
        public let payload: Payload
        /// `text`.
        public var type: String? { payload.text("type") }
        /// The text.
        public var text: String? { payload.text("text") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "VectorStoreFileContent")
            self.payload = payload
        }
    }
}
