import Foundation

nonisolated extension OpenAI {
    /// A response was deleted.
    public struct ResponseDeleted: APIObject {
        public let payload: Payload
        public var id: String { text("id") ?? "" }
        public var deleted: Bool { flag("deleted") ?? false }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseDeleted")
            self.payload = payload
        }
    }
}
