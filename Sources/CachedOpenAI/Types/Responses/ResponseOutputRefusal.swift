import Foundation

nonisolated extension OpenAI {
    /// Why the model refused to answer.
    public struct ResponseOutputRefusal: APIObject {
        public let payload: Payload
        /// What the model says of it.
        public var refusal: String { payload.text("refusal") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseOutputRefusal")
            self.payload = payload
        }
    }
}
