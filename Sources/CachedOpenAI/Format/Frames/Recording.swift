import Foundation

nonisolated extension OpenAICache {
    /// One recorded answer with the request that it answers.
    package struct Recording: Sendable {
        package var key: RequestKey
        package var request: RecordedRequest
        package var seed: Int?
        /// The base URL that it was recorded from, such as `https://api.openai.com/v1`.
        package var base: String
        package var answer: RecordedAnswer
        package var marks: Marks

        /// What tells it from all others.
        package var identity: RecordingIdentity {
            RecordingIdentity(key: key, seed: seed, base: base, recordedAt: answer.recordedAt)
        }

        package init(
            key: RequestKey, request: RecordedRequest, seed: Int?, base: String, answer: RecordedAnswer,
            marks: Marks = []
        ) {
            self.key = key
            self.request = request
            self.seed = seed
            self.base = base
            self.answer = answer
            self.marks = marks
        }
    }
}
