// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What is in a file, without `await`. The parameters are those of `ContainerFileContent`.
    public struct BlockingContainerFileContent: Swift.Sendable {
        let client: OpenAI

        /// What is in a file, such as a chart that the code interpreter drew. See `ContainerFileContent.retrieve`.
        public func retrieve(
            _ fileID: String, containerID: String, options: RequestOptions = .init()
        ) throws -> BinaryContent {
            let request = ContainerFileContent.retrieveRequest(fileID, containerID: containerID, options: options)
            return BinaryContent(try client.blockingContent(of: request))
        }
    }
}

nonisolated extension OpenAI.BlockingContainerFiles {
    /// What is in a file.
    public var content: OpenAI.BlockingContainerFileContent { .init(client: client) }
}
