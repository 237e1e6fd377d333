import Foundation

nonisolated extension OpenAICache {
    /// One place where recorded answers are: a file, the journal, the embedded literal.
    package protocol CacheLayer: AnyObject, Sendable {
        /// What to call it in messages.
        var name: String { get }
        /// Where the answers to a request are, in the order in which they were recorded.
        func locators(for key: RequestKey) throws -> [Locator]
        func answer(at locator: Locator) throws -> RecordedAnswer
        /// Calls back with every recorded request, until it is told to stop. Damage is passed over.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool)
        /// Calls back with the place of every answer.
        func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws
        var delaysResponses: Bool { get }
        var isEmpty: Bool { get }
    }

    /// Where an answer is, and what tells it from the other answers to the same request.
    package struct Locator: Hashable, Sendable {
        package var key: RequestKey
        package var seed: Int?
        package var base: String
        package var recordedAt: Int64
        var frameOffset: UInt64
        var recordOffset: UInt32
        package var replacesEarlier: Bool

        /// Whether a record is the one that is meant: its place may hold another one's.
        func names(_ record: RecordingCoding.Fields) -> Bool {
            record.key == key && record.seed == seed && record.base == base
                && record.answer.recordedAt == recordedAt
        }

        /// Whether both mean the same recording, wherever it stands.
        func isSame(as other: Locator) -> Bool {
            other.key == key && other.seed == seed && other.base == base && other.recordedAt == recordedAt
        }
    }
}
