// Made by `make endpoints` from Sources/make-endpoints/Table/FilesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// Files that the API keeps.
    public var files: Files { Files(client: self) }

    /// Files that the API keeps (https://platform.openai.com/docs/api-reference/files).
    public struct Files: Swift.Sendable {
        let client: OpenAI

        /// Uploads a file.
        ///
        /// ```swift
        /// let file = try await client.files.create(
        ///     file: .init(contentsOf: URL(fileURLWithPath: "notes.pdf")), purpose: "user_data")
        /// ```
        ///
        /// - Parameters:
        ///   - file: what is kept.
        ///   - purpose: `assistants`, `batch`, `fine-tune`, `vision`, `user_data`, `evals`.
        ///   - expiresAfter: such as `["anchor": "created_at", "seconds": 3600]`.
        ///   - seed: tells several recorded answers apart; never sent.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            file: FileInput, purpose: String, expiresAfter: JSON? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FileObject {
            let request = Self.createRequest(
                file: file, purpose: purpose, expiresAfter: expiresAfter, seed: seed, options: options)
            return try await client.send(request, as: FileObject.self)
        }

        /// Uploads a file of this machine. The parameters are those of the other `create`.
        public func create(
            file: Foundation.URL, purpose: String, expiresAfter: JSON? = nil, seed: Int? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FileObject {
            let request = Self.createRequest(
                file: FileInput(contentsOf: file), purpose: purpose, expiresAfter: expiresAfter, seed: seed,
                options: options)
            return try await client.send(request, as: FileObject.self)
        }

        /// The files that were uploaded, page by page.
        ///
        /// - Parameters:
        ///   - purpose: only files with this purpose.
        ///   - limit: 1 to 10,000; the API's default is 10,000.
        ///   - order: `asc`, `desc`; the API's default is `desc`: the newest first.
        ///   - after: the ID of the file after which the list begins.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            purpose: String? = nil, limit: Int? = nil, order: String? = nil, after: String? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FileObject> {
            let request = Self.listRequest(purpose: purpose, limit: limit, order: order, after: after, options: options)
            return try await client.page(request)
        }

        /// What the API knows of a file.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ fileID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FileObject {
            let request = Self.retrieveRequest(fileID, options: options)
            return try await client.send(request, as: FileObject.self)
        }

        /// Deletes a file.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func delete(
            _ fileID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> DeletedObject {
            let request = Self.deleteRequest(fileID, options: options)
            return try await client.send(request, as: DeletedObject.self)
        }

        /// What is in a file.
        ///
        /// - Parameters:
        ///   - fileID: of the file.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func content(
            _ fileID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> BinaryContent {
            let request = Self.contentRequest(fileID, options: options)
            return BinaryContent(try await client.content(of: request))
        }

        static func createRequest(
            file: FileInput, purpose: String, expiresAfter: JSON?, seed: Int?, options: RequestOptions
        ) -> Request {
            var form = FormFields()
            form.set("file", file: file)
            form.set("purpose", text: purpose)
            form.set("expires_after", expiresAfter)
            return Request(method: "POST", path: "/files", body: .form(form, seed: seed), options: options)
        }

        static func listRequest(
            purpose: String?, limit: Int?, order: String?, after: String?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("purpose", text: purpose)
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("after", text: after)
            return Request(method: "GET", path: "/files", query: query, options: options, hasCursor: true)
        }

        static func retrieveRequest(_ fileID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/files/\(fileID)", options: options)
        }

        static func deleteRequest(_ fileID: String, options: RequestOptions) -> Request {
            Request(method: "DELETE", path: "/files/\(fileID)", options: options)
        }

        static func contentRequest(_ fileID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/files/\(fileID)/content", options: options)
        }
    }
}
