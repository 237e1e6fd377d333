// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files in a container, without `await`. The parameters are those of `ContainerFiles`.
    public struct BlockingContainerFiles: Swift.Sendable {
        let client: OpenAI

        /// Puts a file into a container: one that is sent, or one that the API keeps. See `ContainerFiles.create`.
        public func create(
            _ containerID: String, file: FileInput? = nil, fileID: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init()
        ) throws -> ContainerFile {
            let request = ContainerFiles.createRequest(
                containerID, file: file, fileID: fileID, seed: seed, options: options)
            return try client.sendBlocking(request, as: ContainerFile.self)
        }

        /// What is known of a file. See `ContainerFiles.retrieve`.
        public func retrieve(
            _ fileID: String, containerID: String, options: RequestOptions = .init()
        ) throws -> ContainerFile {
            let request = ContainerFiles.retrieveRequest(fileID, containerID: containerID, options: options)
            return try client.sendBlocking(request, as: ContainerFile.self)
        }

        /// All files of a container. See `ContainerFiles.list`.
        public func list(
            _ containerID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<ContainerFile> {
            let request = ContainerFiles.listRequest(
                containerID, after: after, limit: limit, order: order, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a file. See `ContainerFiles.delete`.
        @discardableResult
        public func delete(
            _ fileID: String, containerID: String, options: RequestOptions = .init()
        ) throws -> DeletedObject {
            let request = ContainerFiles.deleteRequest(fileID, containerID: containerID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.BlockingContainers {
    /// The files in a container.
    public var files: OpenAI.BlockingContainerFiles { .init(client: client) }
}
