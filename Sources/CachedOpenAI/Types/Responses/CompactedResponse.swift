import Foundation

nonisolated extension OpenAI {
    /// A conversation that was made shorter
    /// (https://platform.openai.com/docs/api-reference/responses/compact).
    public struct CompactedResponse: APIObject {
        public let payload: Payload
        /// What stands for the conversation from now on.
        public let output: [ResponseOutputItem]
        /// What it cost, in tokens.
        public let usage: ResponseUsage?
        /// Such as `resp_…`.
        public var id: String { payload.text("id") ?? "" }
        /// Seconds since 1970.
        public var createdAt: Double? { payload.number("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "CompactedResponse")
            self.payload = payload
            output = try fields.optional("output") ?? []
            usage = try fields.optional("usage")
        }
    }
}
