import Foundation

nonisolated extension OpenAI {
    /// A picture that the model made.
    public struct ResponseImageGenerationCall: APIObject {
        public let payload: Payload
        /// Such as `ig_…`.
        public var id: String { payload.text("id") ?? "" }
        /// `in_progress`, `completed`, `generating`, `failed`.
        public var status: String? { payload.text("status") }
        /// The picture in base64.
        public var result: String? { payload.text("result") }
        /// The prompt that the picture was made from.
        public var revisedPrompt: String? { payload.text("revised_prompt") }
        /// `png`, `webp`, `jpeg`.
        public var outputFormat: String? { payload.text("output_format") }
        /// Such as `1024x1024`, in pixels.
        public var size: String? { payload.text("size") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseImageGenerationCall")
            self.payload = payload
        }
    }
}
