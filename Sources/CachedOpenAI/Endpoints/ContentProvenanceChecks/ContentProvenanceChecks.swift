// Made by `make endpoints` from Sources/make-endpoints/Table/ContentProvenanceChecksTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Whether OpenAI's models made something.
    public var contentProvenanceChecks: ContentProvenanceChecks { ContentProvenanceChecks(client: self) }

    /// Whether OpenAI's models made something
    /// (https://platform.openai.com/docs/api-reference/content-provenance-checks).
    public struct ContentProvenanceChecks: Swift.Sendable {
        let client: OpenAI

        /// Looks in a picture or a sound for the marks of OpenAI's models.
        ///
        /// - Parameters:
        ///   - file: a picture or a sound.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            file: FileInput, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ContentProvenanceCheck {
            let request = Self.createRequest(file: file, seed: seed, options: options)
            return try await client.send(request, as: ContentProvenanceCheck.self)
        }

        static func createRequest(file: FileInput, seed: Int?, options: RequestOptions) -> Request {
            var form = FormFields()
            form.set("file", file: file)
            return Request(
                method: "POST", path: "/content_provenance_checks", body: .form(form, seed: seed), options: options)
        }
    }
}
