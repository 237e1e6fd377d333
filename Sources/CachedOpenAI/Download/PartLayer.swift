import Foundation

nonisolated extension OpenAICache {
    /// A published cache that is read in the parts that are asked for. What is not here is passed on as `MissingParts`.
    final class PartLayer: CacheLayer {
        private let file: CacheFile
        private let source: PartSource

        init(_ source: PartSource) throws {
            self.source = source
            file = try CacheFile(source)
        }

        var name: String { source.name }
        var delaysResponses: Bool { file.delaysResponses }
        var holdsEarlierKeys: Bool { file.holdsEarlierKeys }
        var isEmpty: Bool { file.isEmpty }

        var whatMayBeNewer: MissingParts? { source.whatMayBeNewer }

        func locators(for key: RequestKey) throws -> [Locator] { try trusting { try file.locators(for: key) } }
        func changingCount(for key: RequestKey) -> Int? { nil }
        func answer(at locator: Locator) throws -> RecordedAnswer { try trusting { try file.answer(at: locator) } }
        func forEachLocator(_ visit: (RequestKey, Locator) throws -> Void) throws { try file.forEachLocator(visit) }

        /// What is damaged though its digests are right was published so, and is asked for anew.
        private func trusting<Answer>(_ work: () throws -> Answer) throws -> Answer {
            do {
                return try work()
            } catch let error as CacheError where error.code == .damaged {
                if let missing = whatMayBeNewer { throw missing }
                throw error
            }
        }

        /// Of those whose texts are on this computer: nothing is fetched for it.
        func forEachRequest(_ visit: (RequestKey, RecordedRequest) -> Bool) { source.forEachRequest(visit) }

        var comparedShare: String? {
            let answers = file.directory.segments.reduce(0) { $0 &+ $1.entryCount }
            return "It was compared with the requests that were fetched so far, "
                + "\(GroupedNumber.text(source.requestCount)) of them; the cache, which is read in parts, holds "
                + "\(GroupedNumber.text(Int(clamping: answers))) answers."
        }
    }
}
