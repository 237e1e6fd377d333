import Foundation

nonisolated extension OpenAI {
    /// How models are tested
    /// (https://platform.openai.com/docs/api-reference/evals/object).
    public struct Eval: APIObject {
        public let payload: Payload
        /// Such as `eval_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// What the items look like.
        public var dataSourceConfig: JSON? { payload.json["data_source_config"] }
        /// What marks the answers.
        public var testingCriteria: [JSON]? { payload.json["testing_criteria"]?.arrayValue }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "Eval")
            self.payload = payload
        }
    }
}
