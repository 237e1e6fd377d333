import Foundation

nonisolated extension OpenAICache {
    /// One place where recorded answers are: a file, the journal, the embedded literal.
    package protocol CacheLayer: AnyObject, Sendable {
        /// What to call it in messages.
        var name: String { get }
        /// Where the answers to a request are, in the order in which they were recorded.
        func locators(for key: RequestKey) throws -> [Locator]
        func answer(at locator: Locator) throws -> RecordedAnswer
        /// How many answers to a request it has, if it is recorded into; nil for what stays as it is.
        func changingCount(for key: RequestKey) -> Int?
        /// Calls back with every recorded request, until it is told to stop. Damage is passed over.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool)
        /// Calls back with the place of every answer.
        func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws
        var delaysResponses: Bool { get }
        /// Whether it may hold answers under the keys of 0.1.0.
        var holdsEarlierKeys: Bool { get }
        var isEmpty: Bool { get }
        /// With how much of it a request can be compared, as a sentence; nil if it is all.
        var comparedShare: String? { get }
        /// What must be fetched to tell whether there is a newer one; nil if it is the newest.
        var whatMayBeNewer: MissingParts? { get }
        /// The file with an index that it is, if it is one.
        var indexedFile: CacheFile? { get }
        /// The damage that was met while it was used, in what holds answers.
        var damageMet: [CacheError] { get }
    }
}

nonisolated extension OpenAICache.CacheLayer {
    package var comparedShare: String? { nil }
    package var whatMayBeNewer: OpenAICache.MissingParts? { nil }
    package var indexedFile: OpenAICache.CacheFile? { nil }
    package var damageMet: [OpenAICache.CacheError] { [] }
}
