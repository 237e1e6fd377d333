// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What trains models further (https://platform.openai.com/docs/api-reference/fine-tuning).
    public struct FineTuningJobs: Swift.Sendable {
        let client: OpenAI

        /// Begins to train a model.
        ///
        /// ```swift
        /// let examples = OpenAI.FileInput(contentsOf: URL(fileURLWithPath: "examples.jsonl"))
        /// let file = try await client.files.create(file: examples, purpose: "fine-tune")
        /// let job = try await client.fineTuning.jobs.create(trainingFile: file.id, model: "gpt-4o-mini-2024-07-18")
        /// ```
        ///
        /// - Parameters:
        ///   - trainingFile: the ID of an uploaded JSONL file of examples.
        ///   - validationFile: the ID of a file of examples to test with.
        ///   - model: what is trained, such as `gpt-4o-mini-2024-07-18`.
        ///   - method: such as `.supervised(.init(hyperparameters: .init(nEpochs: 3)))`.
        ///   - suffix: becomes part of the new model's name, up to 64 characters.
        ///   - integrations: where else the job tells of itself, a list.
        ///   - metadata: up to 16 pairs, kept with it.
        ///   - hyperparameters: the older way to give those of `method`.
        ///   - seed: tells several recorded answers apart; the API is sent it too.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func create(
            trainingFile: String, validationFile: String? = nil, model: String, method: FineTuningJob.Method? = nil,
            suffix: String? = nil, integrations: JSON? = nil, metadata: [String: String]? = nil,
            hyperparameters: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FineTuningJob {
            let request = Self.createRequest(
                trainingFile: trainingFile, validationFile: validationFile, model: model, method: method,
                suffix: suffix, integrations: integrations, metadata: metadata, hyperparameters: hyperparameters,
                seed: seed, options: options)
            return try await client.send(request, as: FineTuningJob.self)
        }

        /// How far a job has got.
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func retrieve(
            _ fineTuningJobID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FineTuningJob {
            let request = Self.retrieveRequest(fineTuningJobID, options: options)
            return try await client.send(request, as: FineTuningJob.self)
        }

        /// All jobs, the newest first.
        ///
        /// - Parameters:
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - metadata: only jobs that were given these.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            after: String? = nil, limit: Int? = nil, metadata: [String: String]? = nil,
            options: RequestOptions = .init(), isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningJob> {
            let request = Self.listRequest(after: after, limit: limit, metadata: metadata, options: options)
            return try await client.page(request)
        }

        /// Stops a job for good.
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        @discardableResult
        public func cancel(
            _ fineTuningJobID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FineTuningJob {
            let request = Self.cancelRequest(fineTuningJobID, options: options)
            return try await client.send(request, as: FineTuningJob.self)
        }

        /// Halts a job; `resume` lets it go on.
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func pause(
            _ fineTuningJobID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FineTuningJob {
            let request = Self.pauseRequest(fineTuningJobID, options: options)
            return try await client.send(request, as: FineTuningJob.self)
        }

        /// Lets a job go on that was halted.
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func resume(
            _ fineTuningJobID: String, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> FineTuningJob {
            let request = Self.resumeRequest(fineTuningJobID, options: options)
            return try await client.send(request, as: FineTuningJob.self)
        }

        /// What a job has told of itself, the newest first.
        ///
        /// ```swift
        /// for try await event in try await client.fineTuning.jobs.listEvents("ftjob-…") { print(event.message) }
        /// ```
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func listEvents(
            _ fineTuningJobID: String, after: String? = nil, limit: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningJobEvent> {
            let request = Self.listEventsRequest(fineTuningJobID, after: after, limit: limit, options: options)
            return try await client.page(request)
        }

        static func createRequest(
            trainingFile: String, validationFile: String?, model: String, method: FineTuningJob.Method?,
            suffix: String?, integrations: JSON?, metadata: [String: String]?, hyperparameters: JSON?, seed: Int?,
            options: RequestOptions
        ) -> Request {
            var body = RequestFields()
            body.set("training_file", text: trainingFile)
            body.set("validation_file", text: validationFile)
            body.set("model", text: model)
            body.set("method", method?.json)
            body.set("suffix", text: suffix)
            body.set("integrations", integrations)
            body.set("metadata", textsByName: metadata)
            body.set("hyperparameters", hyperparameters)
            body.set("seed", integer: seed)
            return Request(method: "POST", path: "/fine_tuning/jobs", body: .json(body.object), options: options)
        }

        static func retrieveRequest(_ fineTuningJobID: String, options: RequestOptions) -> Request {
            Request(method: "GET", path: "/fine_tuning/jobs/\(fineTuningJobID)", options: options)
        }

        static func listRequest(
            after: String?, limit: Int?, metadata: [String: String]?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            query.set("metadata", textsByName: metadata)
            return Request(method: "GET", path: "/fine_tuning/jobs", query: query, options: options, hasCursor: true)
        }

        static func cancelRequest(_ fineTuningJobID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/fine_tuning/jobs/\(fineTuningJobID)/cancel", options: options)
        }

        static func pauseRequest(_ fineTuningJobID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/fine_tuning/jobs/\(fineTuningJobID)/pause", options: options)
        }

        static func resumeRequest(_ fineTuningJobID: String, options: RequestOptions) -> Request {
            Request(method: "POST", path: "/fine_tuning/jobs/\(fineTuningJobID)/resume", options: options)
        }

        static func listEventsRequest(
            _ fineTuningJobID: String, after: String?, limit: Int?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            return Request(
                method: "GET", path: "/fine_tuning/jobs/\(fineTuningJobID)/events", query: query, options: options,
                hasCursor: true)
        }
    }
}

nonisolated extension OpenAI.FineTuning {
    /// What trains models further.
    public var jobs: OpenAI.FineTuningJobs { .init(client: client) }
}
