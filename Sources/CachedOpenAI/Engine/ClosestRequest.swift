import Foundation

nonisolated extension OpenAICache {
    /// The recorded request that is most like one that was missed, and how the two differ.
    struct ClosestRequest {
        /// What there is to compare with.
        enum Finding {
            case closest(RequestDifferences)
            /// It is the request itself, whose answer is lost.
            case same
            /// Nothing was recorded for this method and path; these were, with how many requests each.
            case otherEndpoints([(label: String, count: Int)])
            /// Requests are there, but not their texts.
            case noTexts
        }

        private static let mostCompared = 5_000
        private static let mostEndpoints = 200
        /// A person waits for the message.
        static let mostMicroseconds: UInt64 = 80_000
        /// So many requests are looked at, or so much of them, on however slow a machine.
        private static let fewestSeen = 50
        private static let fewestBytes = 2 << 20

        private let call: Call
        private let ignored: Set<String>
        /// As it would be kept, and what its words come to.
        private let asked: Data
        private var askedWords: UInt64?
        private var isSame = false
        /// Nothing can be closer.
        private var isReordered = false
        private var best: (differences: RequestDifferences, request: RecordedRequest, key: RequestKey)?
        private var comparedCount = 0
        private var seenCount = 0
        private var seenBytes = 0
        private let startedAt = Clock.microseconds
        private let mostMicroseconds: UInt64
        private var endpoints: [String: Int] = [:]

        /// The best one that is found in time.
        ///
        /// - Parameter keys: the call's, under which there is no answer.
        static func find(
            _ call: Call, among stack: CacheStack, keys: RequestKeys? = nil, ignoring ignored: Set<String> = [],
            within microseconds: UInt64 = mostMicroseconds
        ) -> Finding {
            var search = ClosestRequest(call, ignored, microseconds)
            let own = keys?.all ?? []
            stack.forEachRequest { key, request in
                search.isSame = own.contains(key)
                if search.isSame { return false }
                search.take(request, key)
                return !search.isReordered && search.seenCount < 20 * mostCompared && !search.isLate(by: microseconds)
            }
            if search.isSame { return .same }
            if let best = search.best { return .closest(search.explained(best.differences, best.request, best.key)) }
            return search.endpoints.isEmpty ? .noTexts : .otherEndpoints(search.sortedEndpoints)
        }

        private init(_ call: Call, _ ignored: Set<String>, _ mostMicroseconds: UInt64) {
            self.call = call
            self.ignored = ignored
            self.mostMicroseconds = mostMicroseconds
            asked = call.body.kept.encoded.data
        }

        private func isLate(by microseconds: UInt64) -> Bool {
            best != nil && (seenCount >= Self.fewestSeen || seenBytes > Self.fewestBytes)
                && Clock.microseconds &- startedAt >= microseconds
        }

        /// Looking for the same in another order goes on for longer: it compares nothing.
        private var mayCompare: Bool { comparedCount < Self.mostCompared && !isLate(by: mostMicroseconds / 4 * 3) }

        private mutating func take(_ request: RecordedRequest, _ key: RequestKey) {
            seenCount += 1
            seenBytes &+= request.body.count
            if request.method == call.method, request.path == call.address.path {
                isReordered = isReordering(of: request)
                if isReordered || mayCompare { compare(request, key) }
            } else if best == nil {
                let label = "\(OneLine.of("\(request.method) \(request.path)", most: 60))"
                if endpoints[label] != nil || endpoints.count < Self.mostEndpoints { endpoints[label, default: 0] += 1 }
            }
        }

        private mutating func isReordering(of request: RecordedRequest) -> Bool {
            guard request.body.count == asked.count, asked.count <= Self.fewestBytes else { return false }
            let words = askedWords ?? WordSum(asked).words
            askedWords = words
            return WordSum(request.body).words == words
        }

        private mutating func compare(_ request: RecordedRequest, _ key: RequestKey) {
            comparedCount += 1
            let limit = isReordered ? .max : best?.differences.score ?? .max
            let differences = RequestDifferences(request, call, ignoring: ignored, limit: limit)
            if isReordered || best.map({ differences.score < $0.differences.score }) ?? true {
                best = (differences, request, key)
            }
        }

        /// With what alone tells the two apart, where that is something that a run changes by itself.
        private func explained(
            _ differences: RequestDifferences, _ request: RecordedRequest, _ key: RequestKey
        ) -> RequestDifferences {
            var differences = differences
            differences.hasOtherRules = !keys(of: request).contains(key)
            guard differences.count > 0, request.body.count + asked.count <= Self.fewestBytes,
                case .json(let body, _) = call.body.kept,
                let recorded = try? JSON(parsing: request.body)
            else { return differences }
            differences.areStrangers = QuestionTexts.areStrangers(recorded, body)
            differences.sameBut = SameBut.between(
                WordSum(recorded, ignoring: ignored), WordSum(body, ignoring: ignored))
            return differences
        }

        /// Those that these settings give what was recorded.
        private func keys(of request: RecordedRequest) -> [RequestKey] {
            let identity = RequestIdentity(
                method: request.method, address: .init(base: "", path: request.path, query: request.query),
                body: RequestBody(request.body, contentType: request.contentType), ignoredFields: ignored)
            return identity.keys.all
        }

        /// Those that are spelled like it first, then those that were asked most.
        private var sortedEndpoints: [(label: String, count: Int)] {
            let wanted = call.label
            return endpoints.map { (label: $0.key, count: $0.value) }.sorted { left, right in
                let (one, other) = (Self.common(left.label, wanted), Self.common(right.label, wanted))
                if one != other { return one > other }
                return (right.count, left.label) < (left.count, right.label)
            }
        }

        private static func common(_ left: String, _ right: String) -> Int {
            Swift.zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
        }
    }
}
