import Foundation

nonisolated extension OpenAI {
    /// A part of a message in the Responses API.
    ///
    /// ```swift
    /// let question: OpenAI.ResponseInputItem = .user([.text("What is this?"), .imageURL("https://example.com/a.png")])
    /// ```
    public enum ResponseContent: APIObject, ObjectLiteral {
        /// What the model said.
        case outputText(ResponseOutputText)
        /// Why the model refused.
        case refusal(ResponseOutputRefusal)
        /// What a person says.
        case inputText(ResponseText)
        /// What the model thought.
        case reasoningText(ResponseText)
        /// What the model thought, in short.
        case summaryText(ResponseText)
        /// A picture for the model to look at.
        case inputImage(ResponseInputImage)
        /// A file for the model to read.
        case inputFile(ResponseInputFile)
        /// A screenshot that a program sent.
        case computerScreenshot(ResponseInputImage)
        /// A text in a conversation that says no more of itself.
        case plainText(ResponseText)
        /// A part of another type, or one that can't be read, as JSON.
        case unknown(JSON)

        /// The part's own payload.
        public var payload: Payload {
            switch self {
            case .outputText(let part): part.payload
            case .refusal(let part): part.payload
            case .inputText(let part), .reasoningText(let part), .summaryText(let part), .plainText(let part):
                part.payload
            case .inputImage(let part), .computerScreenshot(let part): part.payload
            case .inputFile(let part): part.payload
            case .unknown(let json): Payload(json)
            }
        }

        /// Such as `output_text`.
        public var type: String { payload.text("type") ?? "" }
        /// The text, if the part is one; else empty.
        public var text: String { payload.text("text") ?? "" }
        /// Where an `output_text` has something from; empty for other parts.
        public var annotations: [ResponseAnnotation] {
            if case .outputText(let part) = self { part.annotations } else { [] }
        }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseContent")
            self.init(literal: payload)
        }

        public init(literal payload: Payload) {
            self = (try? Self.known(payload)) ?? .unknown(payload.json)
        }

        private static func known(_ payload: Payload) throws -> Self {
            switch payload.json["type"]?.stringValue {
            case "output_text": return .outputText(try .init(payload: payload))
            case "refusal": return .refusal(try .init(payload: payload))
            case "input_text": return .inputText(try .init(payload: payload))
            case "reasoning_text": return .reasoningText(try .init(payload: payload))
            case "summary_text": return .summaryText(try .init(payload: payload))
            case "input_image": return .inputImage(try .init(payload: payload))
            case "input_file": return .inputFile(try .init(payload: payload))
            case "computer_screenshot": return .computerScreenshot(try .init(payload: payload))
            case "text": return .plainText(try .init(payload: payload))
            default: return .unknown(payload.json)
            }
        }

        /// A text to send.
        public static func text(_ text: String) -> Self {
            .inputText(ResponseText(type: "input_text", text: text))
        }

        /// A text to send; the same as `text(_:)`.
        public static func inputText(_ text: String) -> Self { .text(text) }

        /// An image to send that the API fetches, or a data URL; the same as `imageURL(_:detail:)`.
        public static func inputImage(imageURL: String, detail: String? = nil) -> Self {
            self.imageURL(imageURL, detail: detail)
        }

        /// An image to send that was uploaded before; the same as `image(fileID:detail:)`.
        public static func inputImage(fileID: String, detail: String? = nil) -> Self {
            image(fileID: fileID, detail: detail)
        }

        /// A file to send that was uploaded before; the same as `file(fileID:)`.
        public static func inputFile(fileID: String) -> Self { file(fileID: fileID) }
        /// A file to send that the API fetches; the same as `fileURL(_:)`.
        public static func inputFile(fileURL: String) -> Self { self.fileURL(fileURL) }

        /// An image to send that the API fetches, or a data URL.
        ///
        /// - Parameters:
        ///   - url: a web address or a data URL.
        ///   - detail: `low`, `high`, `auto`.
        public static func imageURL(_ url: String, detail: String? = nil) -> Self {
            .inputImage(ResponseInputImage(imageURL: url, detail: detail))
        }

        /// An image to send: PNG, JPEG, GIF or WebP.
        ///
        /// - Parameters:
        ///   - data: the bytes.
        ///   - detail: `low`, `high`, `auto`.
        public static func image(_ data: Foundation.Data, detail: String? = nil) -> Self {
            imageURL(DataURL.image(data), detail: detail)
        }

        /// An image to send, from a file: PNG, JPEG, GIF or WebP.
        ///
        /// - Parameters:
        ///   - file: where it is on this machine.
        ///   - detail: `low`, `high`, `auto`.
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func image(contentsOf file: Foundation.URL, detail: String? = nil) throws -> Self {
            image(try OpenAI.FileInput(contentsOf: file).content(), detail: detail)
        }

        /// An image to send that was uploaded before.
        ///
        /// - Parameters:
        ///   - fileID: of an uploaded file.
        ///   - detail: `low`, `high`, `auto`.
        public static func image(fileID: String, detail: String? = nil) -> Self {
            .inputImage(ResponseInputImage(fileID: fileID, detail: detail))
        }

        /// A file to send, such as a PDF, that was uploaded before.
        public static func file(fileID: String) -> Self {
            .inputFile(ResponseInputFile(["file_id": .string(fileID)]))
        }

        /// A file to send that the API fetches.
        public static func fileURL(_ url: String) -> Self {
            .inputFile(ResponseInputFile(["file_url": .string(url)]))
        }

        /// A file to send, such as a PDF.
        public static func file(_ data: Foundation.Data, filename: String) -> Self {
            let content = DataURL.file(data, named: filename)
            return .inputFile(ResponseInputFile(["filename": .string(filename), "file_data": .string(content)]))
        }

        /// A file to send, such as a PDF.
        ///
        /// - Throws: `OpenAIError` if the file can't be read.
        public static func file(contentsOf file: Foundation.URL) throws -> Self {
            self.file(try OpenAI.FileInput(contentsOf: file).content(), filename: file.lastPathComponent)
        }
    }
}
