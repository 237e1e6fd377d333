import Foundation

nonisolated extension OpenAI {
    /// Why the model gave no response. It comes inside a response and is not thrown.
    public struct ResponseError: APIObject {
        public let payload: Payload
        /// Such as `server_error` or `rate_limit_exceeded`.
        public var code: String? { payload.text("code") }
        /// What went wrong, in words.
        public var message: String { payload.text("message") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseError")
            self.payload = payload
        }
    }
}
