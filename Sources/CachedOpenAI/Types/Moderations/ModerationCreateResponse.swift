import Foundation

nonisolated extension OpenAI {
    /// Whether inputs are harmful.
    public struct ModerationCreateResponse: APIObject {
        public let payload: Payload
        /// One for each text; one for a text with its images.
        public let results: [Moderation]
        /// Such as `modr-…`.
        public var id: String { payload.text("id") ?? "" }
        /// The model that answered.
        public var model: String? { payload.text("model") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ModerationCreateResponse")
            self.payload = payload
            results = try fields.required("results")
        }
    }
}
