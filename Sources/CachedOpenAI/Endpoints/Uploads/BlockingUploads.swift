// Made by `make endpoints` from Sources/make-endpoints/Table/UploadsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Large files, sent in parts, without `await`. The parameters are those of `Uploads`.
    public struct BlockingUploads: Swift.Sendable {
        let client: OpenAI

        /// Begins to send a file in parts. See `Uploads.create`.
        public func create(
            bytes: Int, filename: String, mimeType: String, purpose: String, expiresAfter: JSON? = nil,
            seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Upload {
            let request = Uploads.createRequest(
                bytes: bytes, filename: filename, mimeType: mimeType, purpose: purpose, expiresAfter: expiresAfter,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: Upload.self)
        }

        /// Makes a file of the parts that were sent. See `Uploads.complete`.
        public func complete(
            _ uploadID: String, partIDs: [String], md5: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> Upload {
            let request = Uploads.completeRequest(uploadID, partIDs: partIDs, md5: md5, seed: seed, options: options)
            return try client.sendBlocking(request, as: Upload.self)
        }

        /// Gives an upload up. See `Uploads.cancel`.
        @discardableResult
        public func cancel(_ uploadID: String, options: RequestOptions = .init()) throws -> Upload {
            let request = Uploads.cancelRequest(uploadID, options: options)
            return try client.sendBlocking(request, as: Upload.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Large files, sent in parts.
    public var uploads: OpenAI.BlockingUploads { .init(client: client) }
}
