import Foundation

nonisolated extension OpenAI {
    /// Asks an endpoint that has no method of its own; cached like any other.
    ///
    /// ```swift
    /// let jobs = try await client.get("/fine_tuning/jobs", query: ["limit": "3"], as: OpenAI.JSON.self)
    /// ```
    ///
    /// - Parameters:
    ///   - path: below the base URL.
    ///   - query: the query items.
    ///   - type: `OpenAI.JSON`, one of the client's types, or a `Decodable` of your own.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func get<Value: Swift.Decodable>(
        _ path: String, query: [String: String] = [:], as type: Value.Type, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        let request = Request(method: "GET", path: .init(path), query: .init(items: query), options: options)
        return try await send(request, as: type)
    }

    /// Posts JSON to an endpoint that has no method of its own; cached like any other. See `get`.
    public func post<Value: Swift.Decodable>(
        _ path: String, body: JSON, as type: Value.Type, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(Self.posting(body, to: path, options), as: type)
    }

    /// - Throws: `OpenAIError` if the body is no object: the API takes nothing else.
    static func posting(_ body: JSON, to path: String, _ options: RequestOptions) throws -> Request {
        guard let object = body.objectValue else {
            throw OpenAIError(
                message: "The body of a POST to \(Excerpt.of(path, most: 200)) is not a JSON object. Give one, "
                    + "such as [\"model\": \"…\"].")
        }
        return Request(method: "POST", path: .init(path), body: .json(object), options: options)
    }

    /// Deletes through an endpoint that has no method of its own; cached like any other. See `get`.
    public func delete<Value: Swift.Decodable>(
        _ path: String, as type: Value.Type, options: RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> Value {
        try await send(Request(method: "DELETE", path: .init(path), options: options), as: type)
    }
}
