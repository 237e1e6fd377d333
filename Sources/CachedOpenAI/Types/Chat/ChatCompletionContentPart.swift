import Foundation

nonisolated extension OpenAI {
    /// A part of a message that is sent to the model.
    ///
    /// ```swift
    /// let question: OpenAI.ChatCompletionMessageParam = .user([
    ///     .text("What is this?"), .imageURL("https://example.com/a.png"),
    /// ])
    /// ```
    public struct ChatCompletionContentPart: APIObject, ObjectLiteral {
        public let payload: Payload
        /// `text`, `image_url`, `input_audio`, `file` or a newer value.
        public var type: String { payload.text("type") ?? "" }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ChatCompletionContentPart")
            self.payload = payload
        }

        private init(_ type: String, _ fields: RequestFields) {
            payload = Payload(["type": .string(type), type: .object(fields.object)])
        }

        private init(known json: JSON) {
            payload = Payload(json)
        }

        public init(literal payload: Payload) {
            self.payload = payload
        }

        /// A text.
        public static func text(_ text: String) -> Self {
            .init(known: ["type": "text", "text": .string(text)])
        }

        /// Why the model refused to answer, in a message of its own.
        public static func refusal(_ refusal: String) -> Self {
            .init(known: ["type": "refusal", "refusal": .string(refusal)])
        }

        /// An image that the API fetches, or a data URL.
        ///
        /// - Parameters:
        ///   - url: a web address or a data URL.
        ///   - detail: `low`, `high`, `auto`.
        public static func imageURL(_ url: String, detail: String? = nil) -> Self {
            var fields = RequestFields()
            fields.set("url", text: url)
            fields.set("detail", text: detail)
            return .init("image_url", fields)
        }

        /// An image: PNG, JPEG, GIF or WebP.
        ///
        /// - Parameters:
        ///   - data: the bytes.
        ///   - detail: `low`, `high`, `auto`.
        public static func image(_ data: Foundation.Data, detail: String? = nil) -> Self {
            imageURL(DataURL.image(data), detail: detail)
        }

        /// An image from a file: PNG, JPEG, GIF or WebP.
        ///
        /// - Parameters:
        ///   - file: where it is on this machine.
        ///   - detail: `low`, `high`, `auto`.
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func image(contentsOf file: Foundation.URL, detail: String? = nil) throws -> Self {
            image(try OpenAI.FileInput(contentsOf: file).content(), detail: detail)
        }

        /// A sound.
        ///
        /// - Parameters:
        ///   - data: the bytes.
        ///   - format: `wav`, `mp3`.
        public static func inputAudio(_ data: Foundation.Data, format: String) -> Self {
            var fields = RequestFields()
            fields.set("data", text: data.base64EncodedString())
            fields.set("format", text: format)
            return .init("input_audio", fields)
        }

        /// A sound from a file, whose name ends in `.wav` or `.mp3`.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func inputAudio(contentsOf file: Foundation.URL) throws -> Self {
            inputAudio(try OpenAI.FileInput(contentsOf: file).content(), format: file.pathExtension.lowercased())
        }

        /// A file, such as a PDF, that was uploaded before.
        public static func file(fileID: String) -> Self {
            var fields = RequestFields()
            fields.set("file_id", text: fileID)
            return .init("file", fields)
        }

        /// A file, such as a PDF.
        public static func file(_ data: Foundation.Data, filename: String) -> Self {
            var fields = RequestFields()
            fields.set("filename", text: filename)
            fields.set("file_data", text: DataURL.file(data, named: filename))
            return .init("file", fields)
        }

        /// A file, such as a PDF.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func file(contentsOf file: Foundation.URL) throws -> Self {
            self.file(try OpenAI.FileInput(contentsOf: file).content(), filename: file.lastPathComponent)
        }
    }
}
