import Foundation

nonisolated extension OpenAI {
    /// What a response was made from.
    public struct ResponseItemList: APIObject {
        public let payload: Payload
        public let data: [ResponseItem]
        public var firstID: String? { text("first_id") }
        public var lastID: String? { text("last_id") }
        /// Whether there is more after `lastID`.
        public var hasMore: Bool { flag("has_more") ?? false }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ResponseItemList")
            self.payload = payload
            data = try fields.required("data")
        }
    }
}
