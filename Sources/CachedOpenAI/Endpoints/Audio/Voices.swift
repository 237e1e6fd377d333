// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Voices of one's own (https://platform.openai.com/docs/api-reference/audio).
    public struct Voices: Swift.Sendable {
        let client: OpenAI

        /// Makes a voice that speaks like a recording.
        ///
        /// - Parameters:
        ///   - name: what the voice is called.
        ///   - audioSample: the recording, up to 10 MiB.
        ///   - consent: the ID of the speaker's consent.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            name: String, audioSample: FileInput, consent: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Voice {
            let request = Self.createRequest(
                name: name, audioSample: audioSample, consent: consent, seed: seed, options: options)
            return try await client.send(request, as: Voice.self)
        }

        static func createRequest(
            name: String, audioSample: FileInput, consent: String, seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("name", text: name)
            form.set("audio_sample", file: audioSample)
            form.set("consent", text: consent)
            return Request(method: "POST", path: "/audio/voices", body: .form(form, seed: seed), options: options)
        }
    }
}

nonisolated extension OpenAI.Audio {
    /// Voices of one's own.
    public var voices: OpenAI.Voices { .init(client: client) }
}
