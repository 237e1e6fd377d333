// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Where the code interpreter works, without `await`. The parameters are those of `Containers`.
    public struct BlockingContainers: Swift.Sendable {
        let client: OpenAI

        /// Makes a container. See `Containers.create`.
        public func create(
            name: String, expiresAfter: JSON? = nil, fileIDs: [String]? = nil, memoryLimit: String? = nil,
            networkPolicy: JSON? = nil, skills: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> Container {
            let request = Containers.createRequest(
                name: name, expiresAfter: expiresAfter, fileIDs: fileIDs, memoryLimit: memoryLimit,
                networkPolicy: networkPolicy, skills: skills, seed: seed, options: options)
            return try client.sendBlocking(request, as: Container.self)
        }

        /// One container. See `Containers.retrieve`.
        public func retrieve(_ containerID: String, options: RequestOptions = .init()) throws -> Container {
            let request = Containers.retrieveRequest(containerID, options: options)
            return try client.sendBlocking(request, as: Container.self)
        }

        /// All containers. See `Containers.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, name: String? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<Container> {
            let request = Containers.listRequest(after: after, limit: limit, order: order, name: name, options: options)
            return try client.pageBlocking(request)
        }

        /// Deletes a container. See `Containers.delete`.
        @discardableResult
        public func delete(_ containerID: String, options: RequestOptions = .init()) throws -> DeletedObject {
            let request = Containers.deleteRequest(containerID, options: options)
            return try client.sendBlocking(request, as: DeletedObject.self)
        }
    }
}

nonisolated extension OpenAI.Blocking {
    /// Where the code interpreter works.
    public var containers: OpenAI.BlockingContainers { .init(client: client) }
}
