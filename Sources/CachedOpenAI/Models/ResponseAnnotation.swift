import Foundation

nonisolated extension OpenAI {
    /// Where a text has something from. Which fields are set depends on the type.
    public struct ResponseAnnotation: APIObject {
        public let payload: Payload
        /// `url_citation`, `file_citation`, `container_file_citation`, `file_path` or one that is news.
        public var type: String { text("type") ?? "" }
        public var url: String? { text("url") }
        public var title: String? { text("title") }
        /// Where in the text it begins, counted in characters.
        public var startIndex: Int? { integer("start_index") }
        public var endIndex: Int? { integer("end_index") }
        public var fileID: String? { text("file_id") }
        public var filename: String? { text("filename") }
        public var containerID: String? { text("container_id") }
        /// The place of the file in the list of files.
        public var index: Int? { integer("index") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseAnnotation")
            self.payload = payload
        }
    }
}
