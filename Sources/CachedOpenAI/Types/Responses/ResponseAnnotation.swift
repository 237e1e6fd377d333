import Foundation

nonisolated extension OpenAI {
    /// Where a text has something from. Which fields are set depends on the type.
    public struct ResponseAnnotation: APIObject {
        public let payload: Payload
        /// `url_citation`, `file_citation`, `container_file_citation`, `file_path` or a newer value.
        public var type: String { payload.text("type") ?? "" }
        /// The page's address.
        public var url: String? { payload.text("url") }
        /// The page's title.
        public var title: String? { payload.text("title") }
        /// Where in the text it begins, counted in characters.
        public var startIndex: Int? { payload.integer("start_index") }
        /// Where in the text it ends, in characters.
        public var endIndex: Int? { payload.integer("end_index") }
        /// The file that is cited.
        public var fileID: String? { payload.text("file_id") }
        /// The name of the file.
        public var filename: String? { payload.text("filename") }
        /// The container that holds the file.
        public var containerID: String? { payload.text("container_id") }
        /// The place of the file in the list of files.
        public var index: Int? { payload.integer("index") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseAnnotation")
            self.payload = payload
        }
    }
}
