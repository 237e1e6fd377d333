import Foundation

nonisolated extension OpenAI {
    /// A search in the web.
    public struct ResponseFunctionWebSearch: APIObject {
        public let payload: Payload
        /// Such as `ws_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `in_progress`, `searching`, `completed`, `failed`.
        public var status: String? { payload.text("status") }
        /// What was done: `type` is `search`, `open_page` or `find_in_page`.
        public var action: JSON? { payload.json["action"] }
        /// What was searched for.
        public var query: String? { payload.json["action"]?["query"]?.stringValue }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseFunctionWebSearch")
            self.payload = payload
        }
    }
}
