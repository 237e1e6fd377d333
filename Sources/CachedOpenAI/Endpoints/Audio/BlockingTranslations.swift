// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Speech written down in English, without `await`. The parameters are those of `Translations`.
    public struct BlockingTranslations: Swift.Sendable {
        let client: OpenAI

        /// Writes speech down in English, whatever language it is in. See `Translations.create`.
        public func create(
            model: String, file: FileInput, prompt: String? = nil, responseFormat: String? = nil,
            temperature: Double? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Translation {
            let request = Translations.createRequest(
                model: model, file: file, prompt: prompt, responseFormat: responseFormat, temperature: temperature,
                seed: seed, options: options)
            return try TextAnswer.read(try client.blockingContent(of: request))
        }

        /// Writes down in English the speech in a file on this machine. See `Translations.create`.
        public func create(
            model: String, file: Foundation.URL, prompt: String? = nil, responseFormat: String? = nil,
            temperature: Double? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Translation {
            let request = Translations.createRequest(
                model: model, file: FileInput(contentsOf: file), prompt: prompt, responseFormat: responseFormat,
                temperature: temperature, seed: seed, options: options)
            return try TextAnswer.read(try client.blockingContent(of: request))
        }
    }
}

nonisolated extension OpenAI.BlockingAudio {
    /// Speech in any language becomes English text.
    public var translations: OpenAI.BlockingTranslations { .init(client: client) }
}
