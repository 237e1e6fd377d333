// Made by `make endpoints` from Sources/make-endpoints/Table/FineTuningTable.swift.
import Foundation

nonisolated extension OpenAI {
    /// The models that a job made on its way
    /// (https://platform.openai.com/docs/api-reference/fine-tuning/list-checkpoints).
    public struct FineTuningJobCheckpoints: Swift.Sendable {
        let client: OpenAI

        /// The models that a job made on its way.
        ///
        /// - Parameters:
        ///   - fineTuningJobID: of the job.
        ///   - after: the item that the page comes after.
        ///   - limit: how many items a page has, up to 100.
        ///   - options: how the call is handled.
        ///   - isolation: filled in by the compiler: a recorded answer is given without changing threads.
        /// - Throws: `OpenAIError`.
        public func list(
            _ fineTuningJobID: String, after: String? = nil, limit: Int? = nil, options: RequestOptions = .init(),
            isolation: isolated (any _Concurrency.Actor)? = #isolation
        ) async throws -> Page<FineTuningJobCheckpoint> {
            let request = Self.listRequest(fineTuningJobID, after: after, limit: limit, options: options)
            return try await client.page(request)
        }

        static func listRequest(
            _ fineTuningJobID: String, after: String?, limit: Int?, options: RequestOptions
        ) -> Request {
            var query = QueryFields()
            query.set("after", text: after)
            query.set("limit", integer: limit)
            return Request(
                method: "GET", path: "/fine_tuning/jobs/\(fineTuningJobID)/checkpoints", query: query, options: options,
                hasCursor: true)
        }
    }
}

nonisolated extension OpenAI.FineTuningJobs {
    /// The models that a job made on its way.
    public var checkpoints: OpenAI.FineTuningJobCheckpoints { .init(client: client) }
}
