// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Speech written down in English (https://platform.openai.com/docs/api-reference/audio/createTranslation).
    public struct Translations: Swift.Sendable {
        let client: OpenAI

        /// Writes speech down in English, whatever language it is in.
        ///
        /// ```swift
        /// let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
        /// print(try await client.audio.translations.create(model: "whisper-1", file: file).text)
        /// ```
        ///
        /// Answers of the formats `text`, `srt` and `vtt` are in `text` as they came.
        ///
        /// - Parameters:
        ///   - model: such as `whisper-1`.
        ///   - file: the sound: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
        ///   - prompt: English text to guide the style or to continue.
        ///   - responseFormat: `json`, `text`, `srt`, `verbose_json`, `vtt`.
        ///   - temperature: 0 to 1; higher is more varied.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String, file: FileInput, prompt: String? = nil, responseFormat: String? = nil,
            temperature: Double? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Translation {
            let request = Self.createRequest(
                model: model, file: file, prompt: prompt, responseFormat: responseFormat, temperature: temperature,
                seed: seed, options: options)
            return try TextAnswer.read(try await client.content(of: request))
        }

        /// Writes down in English the speech in a file on this machine. The parameters are those of the other `create`.
        public func create(
            model: String, file: Foundation.URL, prompt: String? = nil, responseFormat: String? = nil,
            temperature: Double? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Translation {
            let request = Self.createRequest(
                model: model, file: FileInput(contentsOf: file), prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, seed: seed, options: options)
            return try TextAnswer.read(try await client.content(of: request))
        }

        static func createRequest(
            model: String, file: FileInput, prompt: String?, responseFormat: String?, temperature: Double?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("model", text: model)
            form.set("file", file: file)
            form.set("prompt", text: prompt)
            form.set("response_format", text: responseFormat)
            form.set("temperature", number: temperature)
            return Request(method: "POST", path: "/audio/translations", body: .form(form, seed: seed), options: options)
        }
    }
}

nonisolated extension OpenAI.Audio {
    /// Speech in any language becomes English text.
    public var translations: OpenAI.Translations { .init(client: client) }
}
