import Foundation

nonisolated extension OpenAI {
    /// An answer that is no JSON: sound, or a file's content.
    ///
    /// ```swift
    /// let speech = try await client.audio.speech.create(model: "tts-1", voice: "alloy", input: "Good morning.")
    /// try speech.write(to: URL(fileURLWithPath: "speech.mp3"))
    /// ```
    public struct BinaryContent: Swift.Hashable, Swift.Sendable, CustomStringConvertible {
        /// The bytes as they came.
        public let content: Foundation.Data
        /// Status and headers of the answer.
        public let response: ResponseInfo

        init(_ answer: OpenAICache.Answer) {
            content = Self.fromZero(answer.body)
            response = ResponseInfo(answer)
        }

        /// What is cut out of a larger piece keeps that one's indices: programs count from 0.
        static func fromZero(_ data: Data) -> Data {
            data.startIndex == 0 ? data : Data(data)
        }

        /// Such as `audio/mpeg`.
        public var contentType: String? { response.headers["content-type"] }

        /// For support: the answer's `x-request-id`.
        public var requestID: String? { response.requestID }

        /// The bytes as UTF-8; nil if they are none.
        public var text: String? { String(data: content, encoding: .utf8) }

        /// Writes the bytes into a file, in the place of one that is there.
        ///
        /// - Throws: the system's error if the file can't be written.
        public func write(to url: Foundation.URL) throws {
            try content.write(to: url, options: .atomic)
        }

        /// The size and the content type.
        public var description: String { "\(content.count) bytes, \(contentType ?? "of unknown type")" }

        /// Equal bytes.
        public static func == (left: Self, right: Self) -> Bool { left.content == right.content }
        /// Hashes the bytes.
        public func hash(into hasher: inout Swift.Hasher) { hasher.combine(content) }
    }
}
