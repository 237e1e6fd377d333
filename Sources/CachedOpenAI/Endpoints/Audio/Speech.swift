// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Text spoken (https://platform.openai.com/docs/api-reference/audio/createSpeech).
    public struct Speech: Swift.Sendable {
        let client: OpenAI

        /// Speaks a text.
        ///
        /// ```swift
        /// let speech = try await client.audio.speech.create(model: "tts-1", voice: "alloy", input: "Good morning.")
        /// try speech.write(to: URL(fileURLWithPath: "speech.mp3"))
        /// ```
        ///
        /// - Parameters:
        ///   - model: such as `gpt-4o-mini-tts`.
        ///   - voice: such as `alloy`, `coral`, `sage`.
        ///   - input: what is said, at most 4096 characters.
        ///   - instructions: how it is said; not for `tts-1`.
        ///   - responseFormat: `mp3`, `opus`, `aac`, `flac`, `wav`, `pcm`.
        ///   - speed: 0.25 to 4.
        ///   - streamFormat: `audio`, or `sse` for bytes that are an event stream; not for `tts-1`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String, voice: String, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.createRequest(
                model: model, voice: .string(voice), input: input, instructions: instructions,
                responseFormat: responseFormat, speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        /// Speaks a text with a voice of one's own: `["id": …]`. The parameters are those of the other `create`.
        public func create(
            model: String, voice: JSON, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.createRequest(
                model: model, voice: voice, input: input, instructions: instructions, responseFormat: responseFormat,
                speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        /// Speaks a text; the sound comes piece by piece. The parameters are those of `create`.
        ///
        /// ```swift
        /// try await client.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Good morning.")
        ///     .write(to: URL(fileURLWithPath: "speech.mp3"))
        /// ```
        public func stream(
            model: String, voice: String, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> BinaryStream {
            let request = Self.createRequest(
                model: model, voice: .string(voice), input: input, instructions: instructions,
                responseFormat: responseFormat, speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryStream(client: client, request: .success(request))
        }

        /// Speaks a text with a voice of one's own, piece by piece. The parameters are those of `create`.
        public func stream(
            model: String, voice: JSON, input: String, instructions: String? = nil, responseFormat: String? = nil,
            speed: Double? = nil, streamFormat: String? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) -> BinaryStream {
            let request = Self.createRequest(
                model: model, voice: voice, input: input, instructions: instructions, responseFormat: responseFormat,
                speed: speed, streamFormat: streamFormat, seed: seed, options: options)
            return BinaryStream(client: client, request: .success(request))
        }

        static func createRequest(
            model: String, voice: JSON, input: String, instructions: String?, responseFormat: String?, speed: Double?,
            streamFormat: String?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("model", text: model)
            body.set("voice", voice)
            body.set("input", text: input)
            body.set("instructions", text: instructions)
            body.set("response_format", text: responseFormat)
            body.set("speed", number: speed)
            body.set("stream_format", text: streamFormat)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/audio/speech", body: .json(body.object), options: options)
        }
    }
}

nonisolated extension OpenAI.Audio {
    /// Text becomes speech.
    public var speech: OpenAI.Speech { .init(client: client) }
}
