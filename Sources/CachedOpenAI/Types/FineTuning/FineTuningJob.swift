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

        /// How a model is trained. It may also be written as in the API's own documentation:
        /// `["type": "supervised", "supervised": …]`.
        public struct Method: APIObject, ObjectLiteral {
            public let payload: Payload
            /// If it is trained with examples.
            public let supervised: SupervisedMethod?
            /// If it is trained with pairs of answers.
            public let dpo: DpoMethod?
            /// If it is trained by a grader.
            public let reinforcement: ReinforcementMethod?
            /// `supervised`, `dpo`, `reinforcement` or a newer value.
            public var type: String? { payload.text("type") }

            public init(payload: Payload) throws {
                _ = try Fields(payload, of: "Method")
                self.init(literal: payload)
            }

            public init(literal payload: Payload) {
                self.payload = payload
                let fields = try? Fields(payload, of: "Method")
                supervised = try? fields?.optional("supervised")
                dpo = try? fields?.optional("dpo")
                reinforcement = try? fields?.optional("reinforcement")
            }

            /// With examples of what is to be answered.
            public static func supervised(_ method: SupervisedMethod) -> Self { .init("supervised", method) }
            /// With pairs of a better and a worse answer.
            public static func dpo(_ method: DpoMethod) -> Self { .init("dpo", method) }
            /// By a grader, which marks what the model answers.
            public static func reinforcement(_ method: ReinforcementMethod) -> Self { .init("reinforcement", method) }

            private init(_ type: String, _ method: some APIObject) {
                self.init(literal: Payload(.object(["type": .string(type), type: method.json])))
            }
        }

        public let payload: Payload
        /// Why it failed.
        public let error: Failure?
        /// How it is trained.
        public let method: Method?
        /// Such as `ftjob-…`.
        public var id: String { payload.text("id") ?? "" }
        /// `validating_files`, `queued`, `running`, `paused`, `succeeded`, `failed`, `cancelled` or a newer value.
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
            method = try fields.optional("method")
        }
    }
}
