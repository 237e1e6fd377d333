// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI.Responses {
    /// Fetches a response that OpenAI keeps, or that is made in the background.
    ///
    /// - Parameters:
    ///   - responseID: of the response.
    ///   - include: what else the answer is to hold, such as `web_search_call.action.sources`.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func retrieve(
        _ responseID: String, include: [String]? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Response {
        let request = Self.retrieveRequest(responseID, include: include, startingAfter: nil, options: options)
        return try await client.send(request, as: OpenAI.Response.self)
    }

    /// Tells what happens, or happened, while a response is made in the background. The parameters are those of
    /// `retrieve`.
    ///
    /// ```swift
    /// for try await event in client.responses.retrieveStream("resp_…", startingAfter: 42) {
    ///     if case .outputTextDelta(let delta) = event { print(delta.delta, terminator: "") }
    /// }
    /// ```
    ///
    /// `startingAfter`: the `sequence_number` of the event after which the stream begins: where an earlier one broke
    /// off. `includeObfuscation`: false: the pieces aren't padded against eavesdroppers who count bytes.
    public func retrieveStream(
        _ responseID: String, include: [String]? = nil, startingAfter: Int? = nil, includeObfuscation: Bool? = nil,
        options: OpenAI.RequestOptions = .init()
    ) -> OpenAI.Stream<OpenAI.ResponseStreamEvent> {
        let request = Self.retrieveRequest(responseID, include: include, startingAfter: startingAfter, options: options)
        return OpenAI.Stream(
            client: client, request: .success(request.streamed(["include_obfuscation": includeObfuscation])))
    }

    /// Deletes a response that OpenAI keeps.
    ///
    /// - Parameters:
    ///   - responseID: of the response.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    @discardableResult
    public func delete(
        _ responseID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.DeletedObject {
        let request = Self.deleteRequest(responseID, options: options)
        return try await client.send(request, as: OpenAI.DeletedObject.self)
    }

    /// Stops a response that is made in the background.
    ///
    /// - Parameters:
    ///   - responseID: of the response.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    @discardableResult
    public func cancel(
        _ responseID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Response {
        let request = Self.cancelRequest(responseID, options: options)
        return try await client.send(request, as: OpenAI.Response.self)
    }

    static func retrieveRequest(
        _ responseID: String, include: [String]?, startingAfter: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var query = OpenAI.QueryFields()
        query.set("include", texts: include)
        query.set("starting_after", integer: startingAfter)
        return OpenAI.Request(method: "GET", path: "/responses/\(responseID)", query: query, options: options)
    }

    static func deleteRequest(_ responseID: String, options: OpenAI.RequestOptions) -> OpenAI.Request {
        OpenAI.Request(method: "DELETE", path: "/responses/\(responseID)", options: options)
    }

    static func cancelRequest(_ responseID: String, options: OpenAI.RequestOptions) -> OpenAI.Request {
        OpenAI.Request(method: "POST", path: "/responses/\(responseID)/cancel", options: options)
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// Fetches a response that OpenAI keeps, or that is made in the background. See `Responses.retrieve`.
    public func retrieve(
        _ responseID: String, include: [String]? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Response {
        let request = OpenAI.Responses.retrieveRequest(
            responseID, include: include, startingAfter: nil, options: options)
        return try client.sendBlocking(request, as: OpenAI.Response.self)
    }

    /// Tells a closure what happens, or happened, while a response is made in the background. See
    /// `Responses.retrieveStream`.
    ///
    /// `onEvent` is called on this thread; if it throws, the connection is closed.
    ///
    /// - Throws: `OpenAIError`, what the closure throws.
    public func retrieveStream(
        _ responseID: String, include: [String]? = nil, startingAfter: Int? = nil, includeObfuscation: Bool? = nil,
        options: OpenAI.RequestOptions = .init(), onEvent: (OpenAI.ResponseStreamEvent) throws -> Void
    ) throws {
        let request = OpenAI.Responses.retrieveRequest(
            responseID, include: include, startingAfter: startingAfter, options: options)
        try client.readBlocking(request.streamed(["include_obfuscation": includeObfuscation]), onElement: onEvent)
    }

    /// Deletes a response that OpenAI keeps. See `Responses.delete`.
    @discardableResult
    public func delete(_ responseID: String, options: OpenAI.RequestOptions = .init()) throws -> OpenAI.DeletedObject {
        let request = OpenAI.Responses.deleteRequest(responseID, options: options)
        return try client.sendBlocking(request, as: OpenAI.DeletedObject.self)
    }

    /// Stops a response that is made in the background. See `Responses.cancel`.
    @discardableResult
    public func cancel(_ responseID: String, options: OpenAI.RequestOptions = .init()) throws -> OpenAI.Response {
        let request = OpenAI.Responses.cancelRequest(responseID, options: options)
        return try client.sendBlocking(request, as: OpenAI.Response.self)
    }
}
