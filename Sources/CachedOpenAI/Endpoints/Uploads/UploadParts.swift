// Made by `make endpoints` from Sources/make-endpoints/Table/UploadsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The parts of a large file (https://platform.openai.com/docs/api-reference/uploads/add-part).
    public struct UploadParts: Swift.Sendable {
        let client: OpenAI

        /// Sends a part of a file.
        ///
        /// - Parameters:
        ///   - uploadID: of the upload.
        ///   - data: up to 64 MB of the file.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ uploadID: String, data: FileInput, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> UploadPart {
            let request = Self.createRequest(uploadID, data: data, seed: seed, options: options)
            return try await client.send(request, as: UploadPart.self)
        }

        static func createRequest(_ uploadID: String, data: FileInput, seed: Int?, options: RequestOptions) -> Request {
            var form = FormFields()
            form.set("data", file: data)
            return Request(
                method: "POST", path: "/uploads/\(uploadID)/parts", body: .form(form, seed: seed), options: options)
        }
    }
}

nonisolated extension OpenAI.Uploads {
    /// The parts of a large file.
    public var parts: OpenAI.UploadParts { .init(client: client) }
}
