import Foundation

nonisolated extension OpenAICache {
    /// What was asked: for people, for the closest-request hint and for tools. Never any header.
    package struct RecordedRequest: Hashable, Sendable {
        package var method: String
        package var path: String
        package var query: String
        package var contentType: String?
        package var body: Data

        package init(method: String, path: String, query: String, contentType: String?, body: Data) {
            self.method = method
            self.path = path
            self.query = query
            self.contentType = contentType
            self.body = body
        }

        /// Whether nobody knows what was asked for: it was left out of a cache that was handed out.
        package var isLeftOut: Bool { method.isEmpty }

        /// Whether the answer is to come as events.
        package var asksForStream: Bool {
            let isInQuery = query.split(separator: "&").contains("stream=true")
            guard !isInQuery, body.range(of: Data("stream".utf8)) != nil else { return isInQuery }
            return RequestBody(body, contentType: contentType).asksForStream
        }
    }
}
