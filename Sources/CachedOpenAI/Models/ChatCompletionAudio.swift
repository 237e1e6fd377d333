import Foundation

nonisolated extension OpenAI {
    /// A spoken answer.
    public struct ChatCompletionAudio: APIObject {
        public let payload: Payload
        public var id: String { text("id") ?? "" }
        /// The sound in base64, in the format that was asked for.
        public var data: String? { text("data") }
        /// What is said.
        public var transcript: String? { text("transcript") }
        /// Seconds since 1970; after that the API has forgotten it.
        public var expiresAt: Int? { integer("expires_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionAudio")
            self.payload = payload
        }
    }
}
