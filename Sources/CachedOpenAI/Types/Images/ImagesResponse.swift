import Foundation

nonisolated extension OpenAI {
    /// Pictures that were made (https://platform.openai.com/docs/api-reference/images/object).
    public struct ImagesResponse: APIObject {
        public let payload: Payload
        /// The pictures.
        public let data: [Image]?
        /// What it cost, in tokens.
        public let usage: ImagesUsage?
        /// Seconds since 1970.
        public var created: Int? { payload.integer("created") }
        /// `transparent` or `opaque`.
        public var background: String? { payload.text("background") }
        /// `png`, `webp` or `jpeg`.
        public var outputFormat: String? { payload.text("output_format") }
        /// `low`, `medium` or `high`.
        public var quality: String? { payload.text("quality") }
        /// Such as `1024x1024`, in pixels.
        public var size: String? { payload.text("size") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ImagesResponse")
            self.payload = payload
            data = try fields.optional("data")
            usage = try fields.optional("usage")
        }
    }

    /// One picture, by its URL or in base64.
    public struct Image: APIObject {
        public let payload: Payload
        /// A file on this machine, if the answer comes from the cache or was recorded just now.
        public var url: Foundation.URL? { payload.text("url").flatMap { Foundation.URL(string: $0) } }
        /// The picture in base64, unless there is a `url`.
        public var b64JSON: String? { payload.text("b64_json") }
        /// The picture's bytes, from `b64JSON` or the file that `url` names; nil if they are elsewhere.
        public var data: Foundation.Data? {
            if let b64JSON { return Foundation.Data(base64Encoded: b64JSON) }
            return url.flatMap { $0.isFileURL ? try? Foundation.Data(contentsOf: $0) : nil }
        }
        /// What the model made of the prompt.
        public var revisedPrompt: String? { payload.text("revised_prompt") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Image")
            self.payload = payload
        }
    }

    /// How many tokens pictures took.
    public struct ImagesUsage: APIObject {
        public let payload: Payload
        /// Tokens of the prompt and its pictures.
        public var inputTokens: Int { payload.integer("input_tokens") ?? 0 }
        /// Tokens of what was made.
        public var outputTokens: Int { payload.integer("output_tokens") ?? 0 }
        /// Both together.
        public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }
        /// By kind: `text_tokens`, `image_tokens`.
        public var inputTokensDetails: JSON? { payload.json["input_tokens_details"] }
        /// By kind: `text_tokens`, `image_tokens`.
        public var outputTokensDetails: JSON? { payload.json["output_tokens_details"] }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ImagesUsage")
            self.payload = payload
        }
    }
}
