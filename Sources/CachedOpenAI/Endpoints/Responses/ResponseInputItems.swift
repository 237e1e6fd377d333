// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What responses were made from (https://platform.openai.com/docs/api-reference/responses/input-items).
    public struct ResponseInputItems: Swift.Sendable {
        let client: OpenAI

        /// The items that a response was made from.
        ///
        /// - Parameters:
        ///   - responseID: of the response.
        ///   - limit: 1 to 100; the API's default is 20.
        ///   - order: `asc`, `desc`; the API's default is `desc`: the newest first.
        ///   - after: the ID of the item after which the list begins.
        ///   - include: what else the answer is to hold.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ responseID: String, limit: Int? = nil, order: String? = nil, after: String? = nil,
            include: [String]? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<ResponseItem> {
            let request = Self.listRequest(
                responseID, limit: limit, order: order, after: after, include: include, options: options)
            return try await client.page(request)
        }

        static func listRequest(
            _ responseID: String, limit: Int?, order: String?, after: String?, include: [String]?,
            options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("limit", integer: limit)
            query.set("order", text: order)
            query.set("after", text: after)
            query.set("include", texts: include)
            return Request(
                method: "GET", path: "/responses/\(responseID)/input_items", query: query, options: options,
                hasCursor: true)
        }
    }
}

nonisolated extension OpenAI.Responses {
    /// What responses were made from.
    public var inputItems: OpenAI.ResponseInputItems { .init(client: client) }
}
