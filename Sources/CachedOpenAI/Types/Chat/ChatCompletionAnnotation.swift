import Foundation

nonisolated extension OpenAI {
    /// Where a text has something from.
    public struct ChatCompletionAnnotation: APIObject {
        /// A page in the web.
        public struct URLCitation: APIObject {
            public let payload: Payload
            /// The page's address.
            public var url: String { payload.text("url") ?? "" }
            /// The page's title.
            public var title: String? { payload.text("title") }
            /// Where in the text it begins, counted in characters.
            public var startIndex: Int? { payload.integer("start_index") }
            /// Where in the message's content it ends, in characters.
            public var endIndex: Int? { payload.integer("end_index") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ChatCompletionAnnotation.URLCitation")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Nil for an annotation of another type.
        public let urlCitation: URLCitation?
        /// `url_citation` or a newer value.
        public var type: String { payload.text("type") ?? "" }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ChatCompletionAnnotation")
            self.payload = payload
            urlCitation = try fields.optional("url_citation")
        }
    }
}
