// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Voices of one's own, without `await`. The parameters are those of `Voices`.
    public struct BlockingVoices: Swift.Sendable {
        let client: OpenAI

        /// Makes a voice that speaks like a recording. See `Voices.create`.
        public func create(
            name: String, audioSample: FileInput, consent: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Voice {
            let request = Voices.createRequest(
                name: name, audioSample: audioSample, consent: consent, seed: seed, options: options)
            return try client.sendBlocking(request, as: Voice.self)
        }
    }
}

nonisolated extension OpenAI.BlockingAudio {
    /// Voices of one's own.
    public var voices: OpenAI.BlockingVoices { .init(client: client) }
}
