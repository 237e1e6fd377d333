// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// What trains models further, without `await`. The parameters are those of `FineTuningJobs`.
    public struct BlockingFineTuningJobs: Swift.Sendable {
        let client: OpenAI

        /// Begins to train a model. See `FineTuningJobs.create`.
        public func create(
            trainingFile: String, validationFile: String? = nil, model: String, method: FineTuningJob.Method? = nil,
            suffix: String? = nil, integrations: JSON? = nil, metadata: [String: String]? = nil,
            hyperparameters: JSON? = nil, seed: Int? = nil, options: RequestOptions = .init()
        ) throws -> FineTuningJob {
            let request = FineTuningJobs.createRequest(
                trainingFile: trainingFile, validationFile: validationFile, model: model, method: method,
                suffix: suffix, integrations: integrations, metadata: metadata, hyperparameters: hyperparameters,
                seed: seed, options: options)
            return try client.sendBlocking(request, as: FineTuningJob.self)
        }

        /// How far a job has got. See `FineTuningJobs.retrieve`.
        public func retrieve(_ fineTuningJobID: String, options: RequestOptions = .init()) throws -> FineTuningJob {
            let request = FineTuningJobs.retrieveRequest(fineTuningJobID, options: options)
            return try client.sendBlocking(request, as: FineTuningJob.self)
        }

        /// All jobs, the newest first. See `FineTuningJobs.list`.
        public func list(
            after: String? = nil, limit: Int? = nil, metadata: [String: String]? = nil,
            options: RequestOptions = .init()
        ) throws -> Page<FineTuningJob> {
            let request = FineTuningJobs.listRequest(after: after, limit: limit, metadata: metadata, options: options)
            return try client.pageBlocking(request)
        }

        /// Stops a job for good. See `FineTuningJobs.cancel`.
        @discardableResult
        public func cancel(_ fineTuningJobID: String, options: RequestOptions = .init()) throws -> FineTuningJob {
            let request = FineTuningJobs.cancelRequest(fineTuningJobID, options: options)
            return try client.sendBlocking(request, as: FineTuningJob.self)
        }

        /// Halts a job; `resume` lets it go on. See `FineTuningJobs.pause`.
        public func pause(_ fineTuningJobID: String, options: RequestOptions = .init()) throws -> FineTuningJob {
            let request = FineTuningJobs.pauseRequest(fineTuningJobID, options: options)
            return try client.sendBlocking(request, as: FineTuningJob.self)
        }

        /// Lets a job go on that was halted. See `FineTuningJobs.resume`.
        public func resume(_ fineTuningJobID: String, options: RequestOptions = .init()) throws -> FineTuningJob {
            let request = FineTuningJobs.resumeRequest(fineTuningJobID, options: options)
            return try client.sendBlocking(request, as: FineTuningJob.self)
        }

        /// What a job has told of itself, the newest first. See `FineTuningJobs.listEvents`.
        public func listEvents(
            _ fineTuningJobID: String, after: String? = nil, limit: Int? = nil, options: RequestOptions = .init()
        ) throws -> Page<FineTuningJobEvent> {
            let request = FineTuningJobs.listEventsRequest(
                fineTuningJobID, after: after, limit: limit, options: options)
            return try client.pageBlocking(request)
        }
    }
}

nonisolated extension OpenAI.BlockingFineTuning {
    /// What trains models further.
    public var jobs: OpenAI.BlockingFineTuningJobs { .init(client: client) }
}
