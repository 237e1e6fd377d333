import Foundation

nonisolated extension OpenAI {
    /// A test of a model
    /// (https://platform.openai.com/docs/api-reference/evals/run-object).
    public struct EvalRun: APIObject {
        /// How many items a run has, by what came out.
        public struct ResultCounts: APIObject {
            public let payload: Payload
            /// All of them.
            public var total: Int { payload.integer("total") ?? 0 }
            /// Those that fit.
            public var passed: Int { payload.integer("passed") ?? 0 }
            /// Those that don't.
            public var failed: Int { payload.integer("failed") ?? 0 }
            /// Those that could not be marked.
            public var errored: Int { payload.integer("errored") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ResultCounts")
                self.payload = payload
            }
        }

        /// What a run cost with a model.
        public struct ModelUsage: APIObject {
            public let payload: Payload
            /// The model.
            public var modelName: String? { payload.text("model_name") }
            /// How often it was asked.
            public var invocationCount: Int { payload.integer("invocation_count") ?? 0 }
            /// Tokens of what was asked.
            public var promptTokens: Int { payload.integer("prompt_tokens") ?? 0 }
            /// Tokens of the answers.
            public var completionTokens: Int { payload.integer("completion_tokens") ?? 0 }
            /// Tokens that the API's own prompt cache had.
            public var cachedTokens: Int { payload.integer("cached_tokens") ?? 0 }
            /// All tokens.
            public var totalTokens: Int { payload.integer("total_tokens") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "ModelUsage")
                self.payload = payload
            }
        }

        /// How many items passed by one criterion.
        public struct CriterionResult: APIObject {
            public let payload: Payload
            /// The criterion.
            public var testingCriteria: String? { payload.text("testing_criteria") }
            /// Those that fit.
            public var passed: Int { payload.integer("passed") ?? 0 }
            /// Those that don't.
            public var failed: Int { payload.integer("failed") ?? 0 }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "CriterionResult")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// How many items there are, by what came out.
        public let resultCounts: ResultCounts?
        /// What it cost, by model.
        public let perModelUsage: [ModelUsage]?
        /// How many items passed, by criterion.
        public let perTestingCriteriaResults: [CriterionResult]?
        /// Such as `evalrun_…`.
        public var id: String { payload.text("id") ?? "" }
        /// The evaluation that it is of.
        public var evalID: String? { payload.text("eval_id") }
        /// `queued`, `in_progress`, `completed`, `canceled`, `failed` or a newer value.
        public var status: String? { payload.text("status") }
        /// The caller's own name for it.
        public var name: String? { payload.text("name") }
        /// What is tested.
        public var model: String? { payload.text("model") }
        /// Where people can look at it.
        public var reportURL: String? { payload.text("report_url") }
        /// Where the items come from, and which model is asked how.
        public var dataSource: JSON? { payload.json["data_source"] }
        /// Why it failed.
        public var error: JSON? { payload.json["error"] }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "EvalRun")
            self.payload = payload
            resultCounts = try fields.optional("result_counts")
            perModelUsage = try fields.optional("per_model_usage")
            perTestingCriteriaResults = try fields.optional("per_testing_criteria_results")
        }
    }
}
