import Foundation

nonisolated extension OpenAI {
    /// What some of the tokens in a usage were for; nil is what the API didn't tell.
    public struct TokenDetails: APIObject {
        public let payload: Payload
        /// Read from the API's own prompt cache, and cheaper.
        public var cachedTokens: Int? { integer("cached_tokens") }
        /// Thought, and not shown.
        public var reasoningTokens: Int? { integer("reasoning_tokens") }
        public var audioTokens: Int? { integer("audio_tokens") }
        public var textTokens: Int? { integer("text_tokens") }
        public var imageTokens: Int? { integer("image_tokens") }
        public var acceptedPredictionTokens: Int? { integer("accepted_prediction_tokens") }
        public var rejectedPredictionTokens: Int? { integer("rejected_prediction_tokens") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "TokenDetails")
            self.payload = payload
        }
    }
}
