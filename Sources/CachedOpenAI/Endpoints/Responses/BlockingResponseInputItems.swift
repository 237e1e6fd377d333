// Made by `make endpoints` from Sources/make-endpoints/Table/ResponsesTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What responses were made from, without `await`. The parameters are those of `ResponseInputItems`.
    public struct BlockingResponseInputItems: Swift.Sendable {
        let client: OpenAI

        /// The items that a response was made from. See `ResponseInputItems.list`.
        public func list(
            _ responseID: String, limit: Int? = nil, order: String? = nil, after: String? = nil,
            include: [String]? = nil, options: RequestOptions = .init()
        ) throws -> Page<ResponseItem> {
            let request = ResponseInputItems.listRequest(
                responseID, limit: limit, order: order, after: after, include: include, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.BlockingResponses {
    /// What responses were made from.
    public var inputItems: OpenAI.BlockingResponseInputItems { .init(client: client) }
}
