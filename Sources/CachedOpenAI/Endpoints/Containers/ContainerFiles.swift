// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The files in a container (https://platform.openai.com/docs/api-reference/container-files).
    public struct ContainerFiles: Swift.Sendable {
        let client: OpenAI

        /// Puts a file into a container: one that is sent, or one that the API keeps.
        ///
        /// - Parameters:
        ///   - containerID: of the container.
        ///   - file: what is put there.
        ///   - fileID: of an uploaded file, in place of `file`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            _ containerID: String, file: FileInput? = nil, fileID: String? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> ContainerFile {
            let request = Self.createRequest(containerID, file: file, fileID: fileID, seed: seed, options: options)
            return try await client.send(request, as: ContainerFile.self)
        }

        /// What is known of a file.
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
        ) async throws -> ContainerFile {
            let request = Self.retrieveRequest(fileID, containerID: containerID, options: options)
            return try await client.send(request, as: ContainerFile.self)
        }

        /// All files of a container.
        ///
        /// - Parameters:
        ///   - containerID: of the container.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ containerID: String, after: String? = nil, limit: Int? = nil, order: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<ContainerFile> {
            let request = Self.listRequest(containerID, after: after, limit: limit, order: order, options: options)
            return try await client.page(request)
        }

        /// Deletes a file.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - containerID: of the container.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ fileID: String, containerID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(fileID, containerID: containerID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            _ containerID: String, file: FileInput?, fileID: String?, seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("file", file: file)
            form.set("file_id", text: fileID)
            return Request(
                method: "POST", path: "/containers/\(containerID)/files", body: .form(form, seed: seed),
                options: options)
        }

        static func retrieveRequest(_ fileID: String, containerID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/containers/\(containerID)/files/\(fileID)", options: options)
        }

        static func listRequest(
            _ containerID: String, after: String?, limit: Int?, order: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            return Request(
                method: "GET", path: "/containers/\(containerID)/files", query: query, options: options,
                hasCursor: true)
        }

        static func deleteRequest(_ fileID: String, containerID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/containers/\(containerID)/files/\(fileID)", options: options)
        }
    }
}

nonisolated extension OpenAI.Containers {
    /// The files in a container.
    public var files: OpenAI.ContainerFiles { .init(client: client) }
}
