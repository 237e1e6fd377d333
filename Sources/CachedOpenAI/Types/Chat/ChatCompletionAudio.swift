import Foundation

nonisolated extension OpenAI {
    /// A spoken answer.
    public struct ChatCompletionAudio: APIObject {
        public let payload: Payload
        /// Names the audio in later messages.
        public var id: String { payload.text("id") ?? "" }
        /// The sound in base64, in the format that was asked for.
        public var data: String? { payload.text("data") }
        /// What is said.
        public var transcript: String? { payload.text("transcript") }
        /// Seconds since 1970; after that the API has forgotten it.
        public var expiresAt: Int? { payload.integer("expires_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionAudio")
            self.payload = payload
        }
    }
}
