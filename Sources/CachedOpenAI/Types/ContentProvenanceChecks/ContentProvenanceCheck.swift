import Foundation

nonisolated extension OpenAI {
    /// What was found of marks of OpenAI's models
    /// (https://platform.openai.com/docs/api-reference/content-provenance-checks).
    public struct ContentProvenanceCheck: APIObject {
        /// What a kind of mark says.
        public struct Result: APIObject {
            public let payload: Payload
            /// `c2pa`, `synthid` or a newer value.
            public var type: String? { payload.text("type") }
            /// Whether the mark was found.
            public var outcome: String? { payload.text("outcome") }
            /// What made it.
            public var model: String? { payload.text("model") }
            /// Who signed it.
            public var issuer: String? { payload.text("issuer") }
            /// Whether the signature is right.
            public var validationState: String? { payload.text("validation_state") }
            /// When it was made.
            public var generatedAt: JSON? { payload.json["generated_at"] }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Result")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// What each kind of mark says.
        public let results: [Result]
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "ContentProvenanceCheck")
            self.payload = payload
            results = try fields.optional("results") ?? []
        }
    }
}
