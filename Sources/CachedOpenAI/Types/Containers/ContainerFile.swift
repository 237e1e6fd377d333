import Foundation

nonisolated extension OpenAI {
    /// A file in a container
    /// (https://platform.openai.com/docs/api-reference/container-files/object).
    public struct ContainerFile: APIObject {
        public let payload: Payload
        /// Such as `cfile_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The container.
        public var containerID: String? { payload.text("container_id") }
        /// Where it is there, such as `/mnt/data/chart.png`.
        public var path: String? { payload.text("path") }
        /// Its size in bytes.
        public var bytes: Int? { payload.integer("bytes") }
        /// `user` or `assistant`: who put it there.
        public var source: String? { payload.text("source") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ContainerFile")
            self.payload = payload
        }
    }
}
