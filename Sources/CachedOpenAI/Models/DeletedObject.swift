import Foundation

nonisolated extension OpenAI {
    public typealias FileDeleted = DeletedObject
    public typealias VectorStoreDeleted = DeletedObject
    public typealias VectorStoreFileDeleted = DeletedObject
    public typealias ConversationDeletedResource = DeletedObject

    /// The answer to a deletion.
    public struct DeletedObject: APIObject {
        public let payload: Payload
        public var id: String { payload.text("id") ?? "" }
        public var deleted: Bool { payload.flag("deleted") ?? false }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "DeletedObject")
            self.payload = payload
        }
    }
}
