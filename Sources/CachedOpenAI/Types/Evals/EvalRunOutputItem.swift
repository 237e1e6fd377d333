import Foundation

nonisolated extension OpenAI {
    /// What came out for one item of a run
    /// (https://platform.openai.com/docs/api-reference/evals/run-output-item-object).
    public struct EvalRunOutputItem: APIObject {
        /// What a grader said.
        public struct Result: APIObject {
            public let payload: Payload
            /// The grader.
            public var name: String? { payload.text("name") }
            /// Its kind.
            public var type: String? { payload.text("type") }
            /// Whether the answer fits.
            public var passed: Bool { payload.flag("passed") ?? false }
            /// The mark.
            public var score: Double? { payload.number("score") }
            /// What a model that marks was asked and what it answered.
            public var sample: JSON? { payload.json["sample"] }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Result")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// What each grader said.
        public let results: [Result]
        /// Such as `outputitem_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The evaluation.
        public var evalID: String? { payload.text("eval_id") }
        /// The run.
        public var runID: String? { payload.text("run_id") }
        /// `pass` or `fail`.
        public var status: String? { payload.text("status") }
        /// Which item it was.
        public var datasourceItemID: Int? { payload.integer("datasource_item_id") }
        /// The item.
        public var datasourceItem: JSON? { payload.json["datasource_item"] }
        /// What the model was asked and what it answered.
        public var sample: JSON? { payload.json["sample"] }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "EvalRunOutputItem")
            self.payload = payload
            results = try fields.optional("results") ?? []
        }
    }
}
