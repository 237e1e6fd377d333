import Foundation

nonisolated extension OpenAI {
    /// The model looks for tools that it was not told of at first, or what was found.
    public struct ResponseToolSearch: APIObject {
        public let payload: Payload
        /// What was found; empty in a call.
        public let tools: [ResponseTool]
        /// Such as `tsc_…`.
        public var id: String? { payload.text("id") }
        /// Goes with what the program found; nil where the API searches itself.
        public var callID: String? { payload.text("call_id") }
        /// Who searches: `server` or `client`.
        public var execution: String? { payload.text("execution") }
        /// What is looked for, in a call.
        public var arguments: JSON? { payload.json["arguments"] }
        /// `in_progress`, `completed` or `incomplete`.
        public var status: String? { payload.text("status") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseToolSearch")
            self.payload = payload
            tools = try fields.optional("tools") ?? []
        }
    }

    /// The model looks for tools.
    public typealias ResponseToolSearchCall = ResponseToolSearch
    /// The tools that were found.
    public typealias ResponseToolSearchOutputItem = ResponseToolSearch
}
