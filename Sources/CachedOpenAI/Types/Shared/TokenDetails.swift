import Foundation

nonisolated extension OpenAI {
    /// What some of the tokens in a usage were for; nil is what the API didn't tell.
    public struct TokenDetails: APIObject {
        public let payload: Payload
        /// Read from the API's own prompt cache, and cheaper.
        public var cachedTokens: Int? { payload.integer("cached_tokens") }
        /// Written to the API's own prompt cache.
        public var cacheWriteTokens: Int? { payload.integer("cache_write_tokens") }
        /// Thought, and not shown.
        public var reasoningTokens: Int? { payload.integer("reasoning_tokens") }
        /// Those of sound.
        public var audioTokens: Int? { payload.integer("audio_tokens") }
        /// Those of text.
        public var textTokens: Int? { payload.integer("text_tokens") }
        /// Those of pictures.
        public var imageTokens: Int? { payload.integer("image_tokens") }
        /// Those of the prediction that came true.
        public var acceptedPredictionTokens: Int? { payload.integer("accepted_prediction_tokens") }
        /// Those of the prediction that didn't; they are paid for.
        public var rejectedPredictionTokens: Int? { payload.integer("rejected_prediction_tokens") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "TokenDetails")
            self.payload = payload
        }
    }
}
