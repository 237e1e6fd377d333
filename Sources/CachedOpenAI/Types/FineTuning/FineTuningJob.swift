import Foundation

nonisolated extension OpenAI {
    /// A model that is trained further
    /// (https://platform.openai.com/docs/api-reference/fine-tuning/object).
    public struct FineTuningJob: APIObject {
        /// Why a job failed.
        public struct Failure: APIObject {
            public let payload: Payload
            /// The API's name for it.
            public var code: String? { payload.text("code") }
            /// What went wrong, in words.
            public var message: String? { payload.text("message") }
            /// The parameter at fault.
            public var param: String? { payload.text("param") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Failure")
                self.payload = payload
            }
        }

        public let payload: Payload
        /// Why it failed.
        public let error: Failure?
        /// Such as `ftjob-…`.
        public var id: String { payload.text("id") ?? "" }
        /// `validating_files`, `queued`, `running`, `paused`, `succeeded`, `failed`, `cancelled` or one that is news.
        public var status: String? { payload.text("status") }
        /// What is trained.
        public var model: String? { payload.text("model") }
        /// The name of the new model; nil until it is there.
        public var fineTunedModel: String? { payload.text("fine_tuned_model") }
        /// The ID of the file of examples.
        public var trainingFile: String? { payload.text("training_file") }
        /// The ID of the file of examples to test with.
        public var validationFile: String? { payload.text("validation_file") }
        /// The IDs of the files with the results; `files.content(_:)` fetches them.
        public var resultFiles: [String]? { payload.texts("result_files") }
        /// How many tokens it was trained with; nil until it is done.
        public var trainedTokens: Int? { payload.integer("trained_tokens") }
        /// How it is trained.
        public var method: JSON? { payload.json["method"] }
        /// How it is trained, in the older way.
        public var hyperparameters: JSON? { payload.json["hyperparameters"] }
        /// Where else the job tells of itself.
        public var integrations: [JSON]? { payload.json["integrations"]?.arrayValue }
        /// What the job can be repeated with.
        public var seed: Int? { payload.integer("seed") }
        /// Whose job it is.
        public var organizationID: String? { payload.text("organization_id") }
        /// Seconds since 1970.
        public var createdAt: Int? { payload.integer("created_at") }
        /// Seconds since 1970.
        public var finishedAt: Int? { payload.integer("finished_at") }
        /// Seconds since 1970.
        public var estimatedFinish: Int? { payload.integer("estimated_finish") }
        /// The caller's own names and values.
        public var metadata: [String: String]? { payload.textsByName("metadata") }

        public init(payload: Payload) throws {
            let fields = try Fields(payload, of: "FineTuningJob")
            self.payload = payload
            error = try fields.optional("error")
        }
    }
}
