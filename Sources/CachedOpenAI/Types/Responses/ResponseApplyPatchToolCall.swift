import Foundation

nonisolated extension OpenAI {
    /// A file that the model wants created, changed or deleted; answer with `.applyPatchCallOutput(callID:status:)`.
    public struct ResponseApplyPatchToolCall: APIObject {
        /// What is to be done.
        public struct FileOperation: Swift.Sendable {
            /// `create_file`, `update_file`, `delete_file` or a newer value.
            public let type: String
            /// Of the file, below the folder that the program works in. The model wrote it: check where it leads.
            public let path: String
            /// What changes, in the V4A format; nil if the file is deleted.
            public let diff: String?
        }

        public let payload: Payload
        /// Such as `apc_…`.
        public var id: String? { payload.text("id") }
        /// Goes with the output that the program sends back.
        public var callID: String { payload.text("call_id") ?? "" }
        /// `in_progress` or `completed`.
        public var status: String? { payload.text("status") }
        /// What is to be done with which file.
        public var operation: FileOperation {
            let operation = Payload(payload.json["operation"] ?? .null)
            return FileOperation(
                type: operation.text("type") ?? "", path: operation.text("path") ?? "", diff: operation.text("diff"))
        }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseApplyPatchToolCall")
            self.payload = payload
        }
    }
}
