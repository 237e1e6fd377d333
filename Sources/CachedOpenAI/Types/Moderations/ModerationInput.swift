import Foundation

nonisolated extension OpenAI {
    /// A text or an image to judge; those of one call belong together.
    public struct ModerationInput: APIObject {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ModerationInput")
            self.payload = payload
        }

        private init(known json: JSON) {
            payload = Payload(json)
        }

        /// A text.
        public static func text(_ text: String) -> Self {
            .init(known: ["type": "text", "text": .string(text)])
        }

        /// An image that the API fetches, or a data URL.
        public static func imageURL(_ url: String) -> Self {
            .init(known: ["type": "image_url", "image_url": ["url": .string(url)]])
        }

        /// An image: PNG, JPEG, GIF or WebP.
        public static func image(_ data: Foundation.Data) -> Self {
            imageURL(DataURL.image(data))
        }

        /// An image from a file: PNG, JPEG, GIF or WebP.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func image(contentsOf file: Foundation.URL) throws -> Self {
            image(try OpenAI.FileInput(contentsOf: file).content())
        }
    }
}
