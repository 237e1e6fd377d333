// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Recordings in which speakers agree to a voice like theirs, without `await`. The parameters are those of
    /// `VoiceConsents`.
    public struct BlockingVoiceConsents: Swift.Sendable {
        let client: OpenAI

        /// Uploads a speaker's consent. See `VoiceConsents.create`.
        public func create(
            name: String, recording: FileInput, language: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VoiceConsent {
            let request = VoiceConsents.createRequest(
                name: name, recording: recording, language: language, seed: seed, options: options)
            return try client.sendBlocking(request, as: VoiceConsent.self)
        }

        /// One consent. See `VoiceConsents.retrieve`.
        public func retrieve(_ consentID: String, options: RequestOptions = .init()) throws -> VoiceConsent {
            let request = VoiceConsents.retrieveRequest(consentID, options: options)
            return try client.sendBlocking(request, as: VoiceConsent.self)
        }

        /// Changes a consent's name. See `VoiceConsents.update`.
        public func update(
            _ consentID: String, name: String, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> VoiceConsent {
            let request = VoiceConsents.updateRequest(consentID, name: name, seed: seed, options: options)
            return try client.sendBlocking(request, as: VoiceConsent.self)
        }

        /// All consents. See `VoiceConsents.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<VoiceConsent> {
            let request = VoiceConsents.listRequest(after: after, limit: limit, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a consent. See `VoiceConsents.delete`.
        @discardableResult
        public func delete(_ consentID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = VoiceConsents.deleteRequest(consentID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingAudio {
    /// That speakers agree to it.
    public var voiceConsents: OpenAI.BlockingVoiceConsents { .init(client: client) }
}
