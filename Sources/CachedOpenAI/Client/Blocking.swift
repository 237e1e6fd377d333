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
            _ path: String, query: [String: String] = [:], as type: Value.Type, options: RequestOptions = .init()
        ) throws -> Value {
            let request = Request(method: "GET", path: .init(path), query: .init(items: query), options: options)
            return try client.sendBlocking(request, as: type)
        }

        /// Posts JSON to an endpoint that has no method of its own. See `OpenAI.get`.
        public func post<Value: Swift.Decodable>(
            _ path: String, body: JSON, as type: Value.Type, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(OpenAI.posting(body, to: path, options), as: type)
        }

        /// Deletes through an endpoint that has no method of its own. See `OpenAI.get`.
        public func delete<Value: Swift.Decodable>(
            _ path: String, as type: Value.Type, options: RequestOptions = .init()
        ) throws -> Value {
            try client.sendBlocking(Request(method: "DELETE", path: .init(path), options: options), as: type)
        }
    }
}
