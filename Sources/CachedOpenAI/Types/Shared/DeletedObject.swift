import Foundation

nonisolated extension OpenAI {
    /// What deleting a file gives.
    public typealias FileDeleted = DeletedObject
    /// What deleting a vector store gives.
    public typealias VectorStoreDeleted = DeletedObject
    /// What taking a file out of a vector store gives.
    public typealias VectorStoreFileDeleted = DeletedObject
    /// What deleting a conversation gives.
    public typealias ConversationDeletedResource = DeletedObject
    /// What deleting a stored answer gives.
    public typealias ChatCompletionDeleted = DeletedObject
    /// What deleting a model gives.
    public typealias ModelDeleted = DeletedObject

    /// The answer to a deletion.
    public struct DeletedObject: APIObject, DeletionAnswer {
        public let payload: Payload
        /// Of what was deleted.
        public var id: String { ["id", "eval_id", "run_id"].lazy.compactMap(payload.text).first ?? "" }
        /// Whether it is gone.
        public var deleted: Bool { payload.flag("deleted") ?? false }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "DeletedObject")
            self.payload = payload
        }

        static func json(ofDeletionAt path: String) -> JSON {
            let id = path.split(separator: "/").last.map(String.init) ?? ""
            return ["id": .string(id.removingPercentEncoding ?? id), "deleted": true]
        }
    }
}
