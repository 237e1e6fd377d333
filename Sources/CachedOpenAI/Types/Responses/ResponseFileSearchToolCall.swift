import Foundation

nonisolated extension OpenAI {
    /// A search in vector stores.
    public struct ResponseFileSearchToolCall: APIObject {
        /// A piece of a file that was found.
        public struct Result: APIObject {
            public let payload: Payload
            /// The file that was found.
            public var fileID: String? { payload.text("file_id") }
            /// The name of the file.
            public var filename: String? { payload.text("filename") }
            /// 0 to 1; higher fits better.
            public var score: Double? { payload.number("score") }
            /// The passage that was found.
            public var text: String? { payload.text("text") }
            /// The caller's own names and values of the file.
            public var attributes: JSON? { payload.json["attributes"] }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResponseFileSearchToolCall.Result")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// If `include` asked for `file_search_call.results`.
        public let results: [Result]?
        /// Such as `fs_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `in_progress`, `searching`, `completed`, `incomplete`, `failed`.
        public var status: String? { payload.text("status") }
        /// What was searched for.
        public var queries: [String] { payload.texts("queries") ?? [] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseFileSearchToolCall")
            self.payload = payload
            results = try fields.optional("results")
        }
    }
}
