import Foundation

nonisolated extension OpenAI {
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
