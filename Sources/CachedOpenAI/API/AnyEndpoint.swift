import Foundation

nonisolated extension OpenAI {
    /// Asks an endpoint that has no method of its own; cached like any other.
    ///
    /// ```swift
    /// let jobs = try await client.get("/fine_tuning/jobs", query: ["limit": "3"])
    /// let chart = try await client.get("/containers/cntr_1/files/cfile_1/content", as: Data.self)
    /// ```
    ///
    /// - Parameters:
    ///   - path: below the base URL.
    ///   - query: the query items.
    ///   - type: `OpenAI.JSON`, one of the client's types or a `Decodable` of your own; `Data` or `String`: the answer as
    ///     it came. An answer without a body, such as a 204, is the JSON null.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func get<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], as type: Value.Type = OpenAICache.JSON.self,
        options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(AnyEndpoint.request("GET", path, query, options: options), as: type)
    }

    /// Posts to an endpoint that has no method of its own; cached like any other. See `get`.
    ///
    /// ```swift
    /// let file = try await client.post(
    ///     "/files", form: ["purpose": "user_data", "file": .file("notes.pdf")], as: OpenAI.FileObject.self)
    /// ```
    ///
    /// - Parameters:
    ///   - path: below the base URL.
    ///   - query: the query items.
    ///   - body: an object, sent as JSON.
    ///   - form: in the place of a body: fields and files.
    ///   - type: what the answer is read as; see `get`.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    @discardableResult
    public func post<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
        as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(AnyEndpoint.request("POST", path, query, body, form, options: options), as: type)
    }

    /// Puts to an endpoint that has no method of its own; cached like any other. See `post`.
    @discardableResult
    public func put<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
        as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(AnyEndpoint.request("PUT", path, query, body, form, options: options), as: type)
    }

    /// Changes something through an endpoint that has no method of its own; cached like any other. See `post`.
    @discardableResult
    public func patch<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
        as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(AnyEndpoint.request("PATCH", path, query, body, form, options: options), as: type)
    }

    /// Deletes through an endpoint that has no method of its own; cached like any other. See `post`.
    @discardableResult
    public func delete<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], body: JSON? = nil,
        as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(AnyEndpoint.request("DELETE", path, query, body, options: options), as: type)
    }

    /// Asks an endpoint that has no method of its own for events; cached like any other.
    ///
    /// ```swift
    /// for try await event in client.stream("/responses", body: ["model": "gpt-4o-mini", "input": "Hi"]) {
    ///     print(event.type ?? "-", event.json)
    /// }
    /// ```
    ///
    /// * `method`: nil: a POST if something is sent, else a GET. The body, or the query, says `stream: true`.
    /// * `type`: of the events: `StreamEvent`, or one of the client's, such as `ChatCompletionChunk`.
    ///
    /// The other parameters are those of `post`.
    public func stream<Event: APIObject>(
        _ path: String, method: String? = nil, query: [String: String] = [:], body: JSON? = nil,
        form: [String: FormValue]? = nil, as type: Event.Type = StreamEvent.self, options: RequestOptions = .init()
    ) -> Stream<Event> {
        let request = Result { try AnyEndpoint.request(method, path, query, body, form, options: options).streamed() }
        return Stream(client: self, request: request)
    }

    /// Asks an endpoint that has no method of its own for bytes, which are given as they come; cached like any other.
    ///
    /// The parameters are those of `stream`.
    public func streamBytes(
        _ path: String, method: String? = nil, query: [String: String] = [:], body: JSON? = nil,
        form: [String: FormValue]? = nil, options: RequestOptions = .init()
    ) -> BinaryStream {
        let request = Result { try AnyEndpoint.request(method, path, query, body, form, options: options) }
        return BinaryStream(client: self, request: request)
    }

    /// Requests to endpoints that have no method of their own.
    enum AnyEndpoint {
        /// - Parameter method: nil: as what is sent suggests.
        /// - Throws: `OpenAIError` if what is to be sent can't be.
        static func request(
            _ method: String?, _ path: String, _ query: [String: String], _ body: JSON? = nil,
            _ form: [String: FormValue]? = nil, options: RequestOptions
        ) throws -> Request {
            let method = method?.uppercased() ?? (body == nil && form == nil ? "GET" : "POST")
            var request = Request(
                method: method, path: .init(path), query: .init(items: query), options: options)
            if let form { request.body = .form(FormFields(form), seed: nil) }
            guard let body else { return request }
            let start = "The body of a \(method) to \(Excerpt.of(path, most: 200)) "
            guard let object = body.objectValue else {
                throw OpenAIError(message: start + "is not a JSON object. Give one, such as [\"model\": \"…\"].")
            }
            if form != nil {
                throw OpenAIError(message: start + "comes with a form, and only one of them can be sent. Give one.")
            }
            request.body = .json(object)
            return request
        }
    }
}
