import Foundation

nonisolated extension OpenAI {
    /// The query of a list: what is nil is left out.
    struct PageQuery {
        private(set) var items: [String: String] = [:]

        init(after: String? = nil, before: String? = nil, limit: Int? = nil, order: String? = nil) {
            items["after"] = after
            items["before"] = before
            items["limit"] = limit.map { String($0) }
            items["order"] = order
        }

        func adding(_ name: String, _ value: String?) -> PageQuery {
            var query = self
            query.items[name] = value
            return query
        }
    }
}
