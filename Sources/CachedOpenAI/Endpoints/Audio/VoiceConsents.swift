// Made by `make endpoints` from Sources/make-endpoints/Table/AudioTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Recordings in which speakers agree to a voice like theirs
    /// (https://platform.openai.com/docs/api-reference/audio).
    public struct VoiceConsents: Swift.Sendable {
        let client: OpenAI

        /// Uploads a speaker's consent.
        ///
        /// - Parameters:
        ///   - name: the caller's own name for it.
        ///   - recording: the consent as it was spoken, up to 10 MiB.
        ///   - language: of the recording, such as `en-US` (BCP 47).
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            name: String, recording: FileInput, language: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VoiceConsent {
            let request = Self.createRequest(
                name: name, recording: recording, language: language, seed: seed, options: options)
            return try await client.send(request, as: VoiceConsent.self)
        }

        /// One consent.
        ///
        /// - Parameters:
        ///   - consentID: of the consent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ consentID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VoiceConsent {
            let request = Self.retrieveRequest(consentID, options: options)
            return try await client.send(request, as: VoiceConsent.self)
        }

        /// Changes a consent's name.
        ///
        /// - Parameters:
        ///   - consentID: of the consent.
        ///   - name: the new name.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func update(
            _ consentID: String, name: String, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> VoiceConsent {
            let request = Self.updateRequest(consentID, name: name, seed: seed, options: options)
            return try await client.send(request, as: VoiceConsent.self)
        }

        /// All consents.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<VoiceConsent> {
            let request = Self.listRequest(after: after, limit: limit, options: options)
            return try await client.page(request)
        }

        /// Deletes a consent.
        ///
        /// - Parameters:
        ///   - consentID: of the consent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ consentID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(consentID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            name: String, recording: FileInput, language: String, seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("name", text: name)
            form.set("recording", file: recording)
            form.set("language", text: language)
            return Request(
                method: "POST", path: "/audio/voice_consents", body: .form(form, seed: seed), options: options)
        }

        static func retrieveRequest(_ consentID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/audio/voice_consents/\(consentID)", options: options)
        }

        static func updateRequest(_ consentID: String, name: String, seed: Int?, options: RequestOptions) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/audio/voice_consents/\(consentID)", body: .json(body.object), options: options)
        }

        static func listRequest(after: String?, limit: Int?, options: RequestOptions) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            return Request(
                method: "GET", path: "/audio/voice_consents", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ consentID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/audio/voice_consents/\(consentID)", options: options)
        }
    }
}

nonisolated extension OpenAI.Audio {
    /// That speakers agree to it.
    public var voiceConsents: OpenAI.VoiceConsents { .init(client: client) }
}
