// Made by `make endpoints` from Sources/make-endpoints/Table/ContainersTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Where the code interpreter works.
    public var containers: Containers { Containers(client: self) }

    /// Where the code interpreter works (https://platform.openai.com/docs/api-reference/containers).
    public struct Containers: Swift.Sendable {
        let client: OpenAI

        /// Makes a container.
        ///
        /// - Parameters:
        ///   - name: the caller's own name for it.
        ///   - expiresAfter: such as `["anchor": "last_active_at", "minutes": 20]`.
        ///   - fileIDs: of files that are put into it.
        ///   - memoryLimit: `1g`, `4g`, `16g`, `64g`.
        ///   - networkPolicy: what it may reach, such as `["type": "disabled"]`.
        ///   - skills: a list of what it can do, by reference or whole.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            name: String, expiresAfter: JSON? = nil, fileIDs: [String]? = nil, memoryLimit: String? = nil,
            networkPolicy: JSON? = nil, skills: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Container {
            let request = Self.createRequest(
                name: name, expiresAfter: expiresAfter, fileIDs: fileIDs, memoryLimit: memoryLimit,
                networkPolicy: networkPolicy, skills: skills, seed: seed, options: options)
            return try await client.send(request, as: Container.self)
        }

        /// One container.
        ///
        /// - Parameters:
        ///   - containerID: of the container.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ containerID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Container {
            let request = Self.retrieveRequest(containerID, options: options)
            return try await client.send(request, as: Container.self)
        }

        /// All containers.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - order: `asc` or `desc`, by the time of creation.
        ///   - name: only those of this name.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, order: String? = nil, name: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<Container> {
            let request = Self.listRequest(after: after, limit: limit, order: order, name: name, options: options)
            return try await client.page(request)
        }

        /// Deletes a container.
        ///
        /// - Parameters:
        ///   - containerID: of the container.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ containerID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(containerID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        static func createRequest(
            name: String, expiresAfter: JSON?, fileIDs: [String]?, memoryLimit: String?, networkPolicy: JSON?,
            skills: JSON?, seed: Int?, options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("name", text: name)
            body.set("expires_after", expiresAfter)
            body.set("file_ids", texts: fileIDs)
            body.set("memory_limit", text: memoryLimit)
            body.set("network_policy", networkPolicy)
            body.set("skills", skills)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/containers", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ containerID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/containers/\(containerID)", options: options)
        }

        static func listRequest(
            after: String?, limit: Int?, order: String?, name: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("name", text: name)
            return Request(method: "GET", path: "/containers", query: query, options: options, hasCursor: true)
        }

        static func deleteRequest(_ containerID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/containers/\(containerID)", options: options)
        }
    }
}
