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
        private var isSame = false
        private var best: RequestDifferences?
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
            let own = [keys?.present, keys?.earlier()].compactMap { $0 }
            stack.forEachRequest { key, request in
                search.isSame = own.contains(key)
                if search.isSame { return false }
                search.take(request)
                return search.comparedCount < mostCompared && search.seenCount < 20 * mostCompared && !search.isLate
            }
            if search.isSame { return .same }
            if let best = search.best { return .closest(best) }
            return search.endpoints.isEmpty ? .noTexts : .otherEndpoints(search.sortedEndpoints)
        }

        private init(_ call: Call, _ ignored: Set<String>, _ mostMicroseconds: UInt64) {
            self.call = call
            self.ignored = ignored
            self.mostMicroseconds = mostMicroseconds
        }

        private var isLate: Bool {
            best != nil && (seenCount >= Self.fewestSeen || seenBytes > Self.fewestBytes)
                && Clock.microseconds &- startedAt >= mostMicroseconds
        }

        private mutating func take(_ request: RecordedRequest) {
            seenCount += 1
            seenBytes &+= request.body.count
            if request.method == call.method, request.path == call.address.path {
                compare(request)
            } else if best == nil {
                let label = "\(OneLine.of("\(request.method) \(request.path)", most: 60))"
                if endpoints[label] != nil || endpoints.count < Self.mostEndpoints { endpoints[label, default: 0] += 1 }
            }
        }

        private mutating func compare(_ request: RecordedRequest) {
            comparedCount += 1
            let differences = RequestDifferences(request, call, ignoring: ignored, limit: best?.score ?? .max)
            if best.map({ differences.score < $0.score }) ?? true { best = differences }
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
