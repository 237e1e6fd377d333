import Foundation

nonisolated extension OpenAI {
    /// A search in vector stores.
    public struct ResponseFileSearchToolCall: APIObject {
        /// A piece of a file that was found.
        public struct Result: APIObject {
            public let payload: Payload
            public var fileID: String? { payload.text("file_id") }
            public var filename: String? { payload.text("filename") }
            /// 0 to 1; higher fits better.
            public var score: Double? { payload.number("score") }
            public var text: String? { payload.text("text") }
            public var attributes: JSON? { payload.json["attributes"] }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResponseFileSearchToolCall.Result")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// If `include` asked for `file_search_call.results`.
        public let results: [Result]?
        public var id: String { payload.text("id") ?? "" }
        /// `in_progress`, `searching`, `completed`, `incomplete`, `failed`.
        public var status: String? { payload.text("status") }
        public var queries: [String] { payload.texts("queries") ?? [] }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseFileSearchToolCall")
            self.payload = payload
            results = try fields.optional("results")
        }
    }
}
