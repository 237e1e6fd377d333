// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Speech written down (https://platform.openai.com/docs/api-reference/audio/createTranscription).
    public struct Transcriptions: Swift.Sendable {
        let client: OpenAI

        /// Writes speech down in the language it is in.
        ///
        /// ```swift
        /// let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
        /// print(try await client.audio.transcriptions.create(model: "whisper-1", file: file).text)
        /// ```
        ///
        /// Answers of the formats `text`, `srt` and `vtt` are in `text` as they came.
        ///
        /// - Parameters:
        ///   - model: such as `whisper-1`, `gpt-4o-transcribe`.
        ///   - file: the sound: flac, mp3, mp4, mpeg, mpga, m4a, ogg, wav or webm.
        ///   - language: of the speech, such as `en` (ISO 639-1).
        ///   - prompt: text to guide the style or to continue.
        ///   - responseFormat: `json`, `text`, `srt`, `verbose_json`, `vtt`, `diarized_json`.
        ///   - temperature: 0 to 1; higher is more varied.
        ///   - timestampGranularities: `word`, `segment`; with `verbose_json`.
        ///   - include: `logprobs`.
        ///   - chunkingStrategy: `"auto"`, or how the sound is cut.
        ///   - languages: those that may be spoken.
        ///   - keywords: words that are likely to be said.
        ///   - knownSpeakerNames: with `diarized_json`.
        ///   - knownSpeakerReferences: a sample of each speaker, as a data URL.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            model: String, file: FileInput, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Transcription {
            let request = Self.createRequest(
                model: model, file: file, language: language, prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, timestampGranularities: timestampGranularities, include: include,
                chunkingStrategy: chunkingStrategy, languages: languages, keywords: keywords,
                knownSpeakerNames: knownSpeakerNames, knownSpeakerReferences: knownSpeakerReferences, seed: seed,
                options: options)
            return try TextAnswer.read(try await client.content(of: request))
        }

        /// Writes down the speech in a file on this machine. The parameters are those of the other `create`.
        public func create(
            model: String, file: Foundation.URL, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Transcription {
            let request = Self.createRequest(
                model: model, file: FileInput(contentsOf: file), language: language, prompt: prompt,
                responseFormat: responseFormat, temperature: temperature,
                timestampGranularities: timestampGranularities, include: include, chunkingStrategy: chunkingStrategy,
                languages: languages, keywords: keywords, knownSpeakerNames: knownSpeakerNames,
                knownSpeakerReferences: knownSpeakerReferences, seed: seed, options: options)
            return try TextAnswer.read(try await client.content(of: request))
        }

        /// Writes speech down; the text comes piece by piece. The parameters are those of `create`.
        ///
        /// ```swift
        /// let file = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "lesson.mp3"))
        /// for try await event in client.audio.transcriptions.stream(model: "gpt-4o-transcribe", file: file) {
        ///     if case .textDelta(let delta) = event { print(delta.delta, terminator: "") }
        /// }
        /// ```
        ///
        /// Not for `whisper-1`.
        public func stream(
            model: String, file: FileInput, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<TranscriptionStreamEvent> {
            let request = Self.createRequest(
                model: model, file: file, language: language, prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, timestampGranularities: timestampGranularities, include: include,
                chunkingStrategy: chunkingStrategy, languages: languages, keywords: keywords,
                knownSpeakerNames: knownSpeakerNames, knownSpeakerReferences: knownSpeakerReferences, seed: seed,
                options: options)
            return Stream(client: client, request: .success(request.streamed()))
        }

        /// Writes down the speech in a file on this machine; the text comes piece by piece. The parameters are those of
        /// `create`.
        public func stream(
            model: String, file: Foundation.URL, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) -> Stream<TranscriptionStreamEvent> {
            let request = Self.createRequest(
                model: model, file: FileInput(contentsOf: file), language: language, prompt: prompt,
                responseFormat: responseFormat, temperature: temperature,
                timestampGranularities: timestampGranularities, include: include, chunkingStrategy: chunkingStrategy,
                languages: languages, keywords: keywords, knownSpeakerNames: knownSpeakerNames,
                knownSpeakerReferences: knownSpeakerReferences, seed: seed, options: options)
            return Stream(client: client, request: .success(request.streamed()))
        }

        static func createRequest(
            model: String, file: FileInput, language: String?, prompt: String?, responseFormat: String?,
            temperature: Double?, timestampGranularities: [String]?, include: [String]?, chunkingStrategy: JSON?,
            languages: [String]?, keywords: [String]?, knownSpeakerNames: [String]?, knownSpeakerReferences: [String]?,
            seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("model", text: model)
            form.set("file", file: file)
            form.set("language", text: language)
            form.set("prompt", text: prompt)
            form.set("response_format", text: responseFormat)
            form.set("temperature", number: temperature)
            form.set("timestamp_granularities", texts: timestampGranularities)
            form.set("include", texts: include)
            form.set("chunking_strategy", chunkingStrategy)
            form.set("languages", texts: languages)
            form.set("keywords", texts: keywords)
            form.set("known_speaker_names", texts: knownSpeakerNames)
            form.set("known_speaker_references", texts: knownSpeakerReferences)
            return Request(
                method: "POST", path: "/audio/transcriptions", body: .form(form, seed: seed), options: options)
        }
    }
}

nonisolated extension OpenAI.Audio {
    /// Speech becomes text.
    public var transcriptions: OpenAI.Transcriptions { .init(client: client) }
}
