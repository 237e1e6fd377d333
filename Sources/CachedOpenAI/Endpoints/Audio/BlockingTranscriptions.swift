// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Speech written down, without `await`. The parameters are those of `Transcriptions`.
    public struct BlockingTranscriptions: Swift.Sendable {
        let client: OpenAI

        /// Writes speech down in the language it is in. See `Transcriptions.create`.
        public func create(
            model: String, file: FileInput, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Transcription {
            let request = Transcriptions.createRequest(
                model: model, file: file, language: language, prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, timestampGranularities: timestampGranularities, include: include,
                chunkingStrategy: chunkingStrategy, languages: languages, keywords: keywords,
                knownSpeakerNames: knownSpeakerNames, knownSpeakerReferences: knownSpeakerReferences, seed: seed,
                options: options)
            return try TextAnswer.read(try client.blockingContent(of: request))
        }

        /// Writes down the speech in a file on this machine. See `Transcriptions.create`.
        public func create(
            model: String, file: Foundation.URL, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Transcription {
            let request = Transcriptions.createRequest(
                model: model, file: FileInput(contentsOf: file), language: language, prompt: prompt,
                responseFormat: responseFormat, temperature: temperature,
                timestampGranularities: timestampGranularities, include: include, chunkingStrategy: chunkingStrategy,
                languages: languages, keywords: keywords, knownSpeakerNames: knownSpeakerNames,
                knownSpeakerReferences: knownSpeakerReferences, seed: seed, options: options)
            return try TextAnswer.read(try client.blockingContent(of: request))
        }

        /// Writes speech down; the text comes piece by piece, each given to a closure. See `Transcriptions.stream`.
        ///
        /// `onEvent` is called on this thread; if it throws, the connection is closed.
        ///
        /// - Throws: `OpenAIError`, what the closure throws.
        public func stream(
            model: String, file: FileInput, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(), onEvent: (TranscriptionStreamEvent) throws -> Void
        ) throws {
            let request = Transcriptions.createRequest(
                model: model, file: file, language: language, prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, timestampGranularities: timestampGranularities, include: include,
                chunkingStrategy: chunkingStrategy, languages: languages, keywords: keywords,
                knownSpeakerNames: knownSpeakerNames, knownSpeakerReferences: knownSpeakerReferences, seed: seed,
                options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }

        /// Writes down the speech in a file on this machine; the text comes piece by piece. See
        /// `Transcriptions.stream`.
        public func stream(
            model: String, file: Foundation.URL, language: String? = nil, prompt: String? = nil,
            responseFormat: String? = nil, temperature: Double? = nil, timestampGranularities: [String]? = nil,
            include: [String]? = nil, chunkingStrategy: JSON? = nil, languages: [String]? = nil,
            keywords: [String]? = nil, knownSpeakerNames: [String]? = nil, knownSpeakerReferences: [String]? = nil,
            seed: Int? = nil, options: RequestOptions = .init(), onEvent: (TranscriptionStreamEvent) throws -> Void
        ) throws {
            let request = Transcriptions.createRequest(
                model: model, file: FileInput(contentsOf: file), language: language, prompt: prompt,
                responseFormat: responseFormat, temperature: temperature,
                timestampGranularities: timestampGranularities, include: include, chunkingStrategy: chunkingStrategy,
                languages: languages, keywords: keywords, knownSpeakerNames: knownSpeakerNames,
                knownSpeakerReferences: knownSpeakerReferences, seed: seed, options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }
    }
}

nonisolated extension OpenAI.BlockingAudio {
    /// Speech becomes text.
    public var transcriptions: OpenAI.BlockingTranscriptions { .init(client: client) }
}
