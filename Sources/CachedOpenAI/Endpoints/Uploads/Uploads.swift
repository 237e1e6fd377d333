// Made by `make endpoints` from Sources/make-endpoints/Table/UploadsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Large files, sent in parts.
    public var uploads: Uploads { Uploads(client: self) }

    /// Large files, sent in parts (https://platform.openai.com/docs/api-reference/uploads).
    ///
    /// `uploadFileChunked` does it all.
    public struct Uploads: Swift.Sendable {
        let client: OpenAI

        /// Begins to send a file in parts.
        ///
        /// - Parameters:
        ///   - bytes: how many there will be.
        ///   - filename: the file's name.
        ///   - mimeType: such as `application/pdf`.
        ///   - purpose: `assistants`, `batch`, `fine-tune`, `vision`, `user_data`.
        ///   - expiresAfter: such as `["anchor": "created_at", "seconds": 3600]`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            bytes: Int, filename: String, mimeType: String, purpose: String, expiresAfter: JSON? = nil,
            seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Upload {
            let request = Self.createRequest(
                bytes: bytes, filename: filename, mimeType: mimeType, purpose: purpose, expiresAfter: expiresAfter,
                seed: seed, options: options)
            return try await client.send(request, as: Upload.self)
        }

        /// Makes a file of the parts that were sent.
        ///
        /// - Parameters:
        ///   - uploadID: of the upload.
        ///   - partIDs: of the parts, in the file's order.
        ///   - md5: of the whole file, to be checked.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func complete(
            _ uploadID: String, partIDs: [String], md5: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Upload {
            let request = Self.completeRequest(uploadID, partIDs: partIDs, md5: md5, seed: seed, options: options)
            return try await client.send(request, as: Upload.self)
        }

        /// Gives an upload up.
        ///
        /// - Parameters:
        ///   - uploadID: of the upload.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func cancel(
            _ uploadID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Upload {
            let request = Self.cancelRequest(uploadID, options: options)
            return try await client.send(request, as: Upload.self)
        }

        static func createRequest(
            bytes: Int, filename: String, mimeType: String, purpose: String, expiresAfter: JSON?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("bytes", integer: bytes)
            body.set("filename", text: filename)
            body.set("mime_type", text: mimeType)
            body.set("purpose", text: purpose)
            body.set("expires_after", expiresAfter)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/uploads", body: .json(body.object), options: options)
        }

        static func completeRequest(
            _ uploadID: String, partIDs: [String], md5: String?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("part_ids", texts: partIDs)
            body.set("md5", text: md5)
            body.set("seed", integer: seed)
            return Request(
                method: "POST", path: "/uploads/\(uploadID)/complete", body: .json(body.object), options: options)
        }

        static func cancelRequest(_ uploadID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/uploads/\(uploadID)/cancel", options: options)
        }
    }
}
