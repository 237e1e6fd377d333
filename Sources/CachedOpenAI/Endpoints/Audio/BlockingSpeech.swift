// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Text spoken, without `await`. The parameters are those of `Speech`.
    public struct BlockingSpeech: Swift.Sendable {
        let client: OpenAI

        /// Speaks a text. See `Speech.create`.
        public func create(
            model: String, voice: String, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> BinaryContent {
            let request = Speech.createRequest(
                model: model, voice: .string(voice), input: input, instructions: instructions,
                responseFormat: responseFormat, speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }

        /// Speaks a text with a voice of one's own: `["id": …]`. See `Speech.create`.
        public func create(
            model: String, voice: JSON, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> BinaryContent {
            let request = Speech.createRequest(
                model: model, voice: voice, input: input, instructions: instructions, responseFormat: responseFormat,
                speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }

        /// Speaks a text; the sound comes piece by piece, each given to a closure. See `Speech.stream`.
        ///
        /// `onPiece` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func stream(
            model: String, voice: String, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onPiece: (Foundation.Data) throws -> Void
        ) throws {
            let request = Speech.createRequest(
                model: model, voice: .string(voice), input: input, instructions: instructions,
                responseFormat: responseFormat, speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            try client.readPiecesBlocking(request, onPiece: onPiece)
        }

        /// Speaks a text with a voice of one's own, piece by piece. See `Speech.stream`.
        public func stream(
            model: String, voice: JSON, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            onPiece: (Foundation.Data) throws -> Void
        ) throws {
            let request = Speech.createRequest(
                model: model, voice: voice, input: input, instructions: instructions, responseFormat: responseFormat,
                speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            try client.readPiecesBlocking(request, onPiece: onPiece)
        }
    }
}

nonisolated extension OpenAI.BlockingAudio {
    /// Text becomes speech.
    public var speech: OpenAI.BlockingSpeech { .init(client: client) }
}
