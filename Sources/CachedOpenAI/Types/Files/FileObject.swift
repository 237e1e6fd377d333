import Foundation

nonisolated extension OpenAI {
    /// A file that is kept by the API (https://platform.openai.com/docs/api-reference/files/object).
    public struct FileObject: APIObject {
        public let payload: Payload
        /// Such as `file-…`.
        public var id: String { payload.text("id") ?? "" }
        /// Its size in bytes.
        public var bytes: Int { payload.integer("bytes") ?? 0 }
        /// The name it was sent with.
        public var filename: String { payload.text("filename") ?? "" }
        /// Such as `assistants`, `batch`, `fine-tune`, `vision`, `user_data`.
        public var purpose: String { payload.text("purpose") ?? "" }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970; nil: never.
        public var expiresAt: Int? { payload.integer("expires_at") }
        /// `uploaded`, `processed` or `error`. The API calls it deprecated.
        public var status: String? { payload.text("status") }
        /// Why a file for fine-tuning was refused. The API calls it deprecated.
        public var statusDetails: String? { payload.text("status_details") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "FileObject")
            self.payload = payload
        }
    }
}
