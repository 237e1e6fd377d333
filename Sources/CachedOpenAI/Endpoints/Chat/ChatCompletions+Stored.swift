// Made by `make endpoints` from Sources/make-endpoints/Table/ChatTable.swift.
import Foundation

nonisolated extension OpenAI.ChatCompletions {
    /// Fetches an answer that OpenAI keeps: it was asked for with `store: true`.
    ///
    /// - Parameters:
    ///   - completionID: of the answer, such as `chatcmpl-…`.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func retrieve(
        _ completionID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ChatCompletion {
        let request = Self.retrieveRequest(completionID, options: options)
        return try await client.send(request, as: OpenAI.ChatCompletion.self)
    }

    /// Changes what is kept with an answer.
    ///
    /// - Parameters:
    ///   - completionID: of the answer, such as `chatcmpl-…`.
    ///   - metadata: up to 16 pairs, kept with it.
    ///   - seed: tells several recorded answers apart; never sent.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func update(
        _ completionID: String, metadata: [String: String], seed: Int? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.ChatCompletion {
        let request = Self.updateRequest(completionID, metadata: metadata, seed: seed, options: options)
        return try await client.send(request, as: OpenAI.ChatCompletion.self)
    }

    /// The answers that OpenAI keeps.
    ///
    /// - Parameters:
    ///   - model: only those of this model.
    ///   - metadata: only those that were given these.
    ///   - after: the item that the page comes after.
    ///   - limit: how many items a page has, up to 100.
    ///   - order: `asc` or `desc`, by the time of creation.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    public func list(
        model: String? = nil, metadata: [String: String]? = nil, after: String? = nil, limit: Int? = nil,
        order: String? = nil, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.Page<OpenAI.ChatCompletion> {
        let request = Self.listRequest(
            model: model, metadata: metadata, after: after, limit: limit, order: order, options: options)
        return try await client.page(request)
    }

    /// Deletes an answer that OpenAI keeps.
    ///
    /// - Parameters:
    ///   - completionID: of the answer, such as `chatcmpl-…`.
    ///   - options: how the call is handled.
    ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
    /// - Throws: `OpenAIError`.
    @discardableResult
    public func delete(
        _ completionID: String, options: OpenAI.RequestOptions = .init(),
        isolation: isolated (any _Concurrency.Actor)? = #isolation
    ) async throws -> OpenAI.DeletedObject {
        let request = Self.deleteRequest(completionID, options: options)
        return try await client.send(request, as: OpenAI.DeletedObject.self)
    }

    static func retrieveRequest(_ completionID: String, options: OpenAI.RequestOptions) -> OpenAI.Request {
        OpenAI.Request(method: "GET", path: "/chat/completions/\(completionID)", options: options)
    }

    static func updateRequest(
        _ completionID: String, metadata: [String: String], seed: Int?, options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var body = OpenAI.RequestFields()
        body.set("metadata", textsByName: metadata)
        body.set("seed", integer: seed)
        return OpenAI.Request(
            method: "POST", path: "/chat/completions/\(completionID)", body: .json(body.object), options: options)
    }

    static func listRequest(
        model: String?, metadata: [String: String]?, after: String?, limit: Int?, order: String?,
        options: OpenAI.RequestOptions
    ) -> OpenAI.Request {
        var query = OpenAI.QueryFields()
        query.set("model", text: model)
        query.set("metadata", textsByName: metadata)
        query.set("after", text: after)
        query.set("limit", integer: limit)
        query.set("order", text: order)
        return OpenAI.Request(method: "GET", path: "/chat/completions", query: query, options: options, hasCursor: true)
    }

    static func deleteRequest(_ completionID: String, options: OpenAI.RequestOptions) -> OpenAI.Request {
        OpenAI.Request(method: "DELETE", path: "/chat/completions/\(completionID)", options: options)
    }
}

nonisolated extension OpenAI.BlockingChatCompletions {
    /// Fetches an answer that OpenAI keeps: it was asked for with `store: true`. See `ChatCompletions.retrieve`.
    public func retrieve(
        _ completionID: String, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ChatCompletion {
        let request = OpenAI.ChatCompletions.retrieveRequest(completionID, options: options)
        return try client.sendBlocking(request, as: OpenAI.ChatCompletion.self)
    }

    /// Changes what is kept with an answer. See `ChatCompletions.update`.
    public func update(
        _ completionID: String, metadata: [String: String], seed: Int? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.ChatCompletion {
        let request = OpenAI.ChatCompletions.updateRequest(
            completionID, metadata: metadata, seed: seed, options: options)
        return try client.sendBlocking(request, as: OpenAI.ChatCompletion.self)
    }

    /// The answers that OpenAI keeps. See `ChatCompletions.list`.
    public func list(
        model: String? = nil, metadata: [String: String]? = nil, after: String? = nil, limit: Int? = nil,
        order: String? = nil, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.Page<OpenAI.ChatCompletion> {
        let request = OpenAI.ChatCompletions.listRequest(
            model: model, metadata: metadata, after: after, limit: limit, order: order, options: options)
        return try client.pageBlocking(request)
    }

    /// Deletes an answer that OpenAI keeps. See `ChatCompletions.delete`.
    @discardableResult
    public func delete(
        _ completionID: String, options: OpenAI.RequestOptions = .init()
    ) throws -> OpenAI.DeletedObject {
        let request = OpenAI.ChatCompletions.deleteRequest(completionID, options: options)
        return try client.sendBlocking(request, as: OpenAI.DeletedObject.self)
    }
}
