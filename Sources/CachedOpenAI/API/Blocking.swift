import Foundation

nonisolated extension OpenAI {
    /// The same client without `await`, for a first lesson or a script.
    ///
    /// ```swift
    /// let client = OpenAI().blocking
    /// let completion = try client.chat.completions.create(model: "gpt-4o-mini", messages: [.user("Say hello.")])
    /// ```
    public var blocking: Blocking { Blocking(client: self) }

    /// A client whose methods wait for their answers. Each blocks the thread it is called on.
    public struct Blocking: Swift.Sendable {
        let client: OpenAI

        /// Asks an endpoint that has no method of its own. See `OpenAI.get`.
        public func get<Value: Swift.Decodable>(
            _ path: String, query: [String: String] = [:], as type: Value.Type = OpenAICache.JSON.self,
            options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(AnyEndpoint.request("GET", path, query, options: options), as: type)
        }

        /// Posts to an endpoint that has no method of its own. See `OpenAI.post`.
        @discardableResult
        public func post<Value: Swift.Decodable>(
            _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
            as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(AnyEndpoint.request("POST", path, query, body, form, options: options), as: type)
        }

        /// Puts to an endpoint that has no method of its own. See `OpenAI.post`.
        @discardableResult
        public func put<Value: Swift.Decodable>(
            _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
            as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(AnyEndpoint.request("PUT", path, query, body, form, options: options), as: type)
        }

        /// Changes something through an endpoint that has no method of its own. See `OpenAI.post`.
        @discardableResult
        public func patch<Value: Swift.Decodable>(
            _ path: String, query: [String: String] = [:], body: JSON? = nil, form: [String: FormValue]? = nil,
            as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(AnyEndpoint.request("PATCH", path, query, body, form, options: options), as: type)
        }

        /// Deletes through an endpoint that has no method of its own. See `OpenAI.post`.
        @discardableResult
        public func delete<Value: Swift.Decodable>(
            _ path: String, query: [String: String] = [:], body: JSON? = nil,
            as type: Value.Type = OpenAICache.JSON.self, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(AnyEndpoint.request("DELETE", path, query, body, options: options), as: type)
        }

        /// Asks an endpoint that has no method of its own for events, each given to a closure. See `OpenAI.stream`.
        ///
        /// `onEvent` is called on this thread; if it throws, the connection is closed.
        public func stream<Event: APIObject>(
            _ path: String, method: String? = nil, query: [String: String] = [:], body: JSON? = nil,
            form: [String: FormValue]? = nil, as type: Event.Type, options: RequestOptions = .init(),
            onEvent: (Event) throws -> Void
        ) throws {
            let request = try AnyEndpoint.request(method, path, query, body, form, options: options)
            try client.readBlocking(request.streamed(), onElement: onEvent)
        }

        /// Asks an endpoint that has no method of its own for bytes, each piece given to a closure. See
        /// `OpenAI.streamBytes`.
        ///
        /// `onPiece` is called on this thread; if it throws, the connection is closed.
        public func streamBytes(
            _ path: String, method: String? = nil, query: [String: String] = [:], body: JSON? = nil,
            form: [String: FormValue]? = nil, options: RequestOptions = .init(),
            onPiece: (Foundation.Data) throws -> Void
        ) throws {
            let request = try AnyEndpoint.request(method, path, query, body, form, options: options)
            try client.readPiecesBlocking(request, onPiece: onPiece)
        }
    }
}
