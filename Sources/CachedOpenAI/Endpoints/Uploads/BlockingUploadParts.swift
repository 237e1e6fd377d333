// Made by `make endpoints` from Sources/make-endpoints/Table/UploadsTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The parts of a large file, without `await`. The parameters are those of `UploadParts`.
    public struct BlockingUploadParts: Swift.Sendable {
        let client: OpenAI

        /// Sends a part of a file. See `UploadParts.create`.
        public func create(
            _ uploadID: String, data: FileInput, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> UploadPart {
            let request = UploadParts.createRequest(uploadID, data: data, seed: seed, options: options)
            return try client.sendBlocking(request, as: UploadPart.self)
        }
    }
}

nonisolated extension OpenAI.BlockingUploads {
    /// The parts of a large file.
    public var parts: OpenAI.BlockingUploadParts { .init(client: client) }
}
