// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What is in a file (https://platform.openai.com/docs/api-reference/container-files/retrieveContainerFileContent).
    public struct ContainerFileContent: Swift.Sendable {
        let client: OpenAI

        /// What is in a file, such as a chart that the code interpreter drew.
        ///
        /// ```swift
        /// let chart = try await client.containers.files.content.retrieve("cfile_…", containerID: "cntr_…")
        /// try chart.write(to: URL(fileURLWithPath: "chart.png"))
        /// ```
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - containerID: of the container.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ fileID: String, containerID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.retrieveRequest(fileID, containerID: containerID, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        static func retrieveRequest(_ fileID: String, containerID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/containers/\(containerID)/files/\(fileID)/content", options: options)
        }
    }
}

nonisolated extension OpenAI.ContainerFiles {
    /// What is in a file.
    public var content: OpenAI.ContainerFileContent { .init(client: client) }
}
