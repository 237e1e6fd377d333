// Made by `make endpoints` from Sources/make-endpoints/Table/FilesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Files that the API keeps, without `await`. The parameters are those of `Files`.
    public struct BlockingFiles: Swift.Sendable {
        let client: OpenAI

        /// Uploads a file. See `Files.create`.
        public func create(
            file: FileInput, purpose: String, expiresAfter: JSON? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> FileObject {
            let request = Files.createRequest(
                file: file, purpose: purpose, expiresAfter: expiresAfter, seed: seed, options: options)
            return try client.sendBlocking(request, as: FileObject.self)
        }

        /// Uploads a file of this machine. See `Files.create`.
        public func create(
            file: Foundation.URL, purpose: String, expiresAfter: JSON? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> FileObject {
            let request = Files.createRequest(
                file: FileInput(contentsOf: file), purpose: purpose, expiresAfter: expiresAfter, seed: seed,
                options: options)
            return try client.sendBlocking(request, as: FileObject.self)
        }

        /// The files that were uploaded, page by page. See `Files.list`.
        public func list(
            purpose: String? = nil, limit: Int? = nil, order: String? = nil, after: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<FileObject> {
            let request = Files.listRequest(
                purpose: purpose, limit: limit, order: order, after: after, options: options)
            return try client.pageBlocking(request)
        }

        /// What the API knows of a file. See `Files.retrieve`.
        public func retrieve(_ fileID: String, options: RequestOptions = .init()) throws -> FileObject {
            let request = Files.retrieveRequest(fileID, options: options)
            return try client.sendBlocking(request, as: FileObject.self)
        }

        /// Deletes a file. See `Files.delete`.
        @discardableResult
        public func delete(_ fileID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Files.deleteRequest(fileID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }

        /// What is in a file. See `Files.content`.
        public func content(_ fileID: String, options: RequestOptions = .init()) throws -> BinaryContent {
            let request = Files.contentRequest(fileID, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Files that the API keeps.
    public var files: OpenAI.BlockingFiles { .init(client: client) }
}
