import Foundation

nonisolated extension OpenAICache {
    /// The recorded request that is most like one that was missed, and how the two differ.
    final class ClosestRequest {
        /// What there is to compare with.
        indirect enum Finding {
            case closest(RequestDifferences)
            /// It is the request itself, whose answer is lost.
            case same
            /// Nothing was recorded for this method and path; these were, with how many requests each.
            case otherEndpoints([(label: String, count: Int)])
            /// Requests are there, but not their texts.
            case noTexts
        }

        private static let mostSeen = 100_000
        private static let mostEndpoints = 200
        /// A person waits for the message.
        static let mostMicroseconds: UInt64 = 150_000
        /// So many requests are looked at, or so much of them, on however slow a machine.
        private static let fewestSeen = 50
        private static let fewestBytes = 2 << 20

        private let call: Call
        private let ignored: Set<String>
        /// As it would be kept, and what its words come to in any order.
        private let asked: Data
        private let askedSum: UInt64
        private var askedWords: UInt64?
        private var isSame = false
        /// Nothing can be closer.
        private var reordered: NearRequests.Item?
        private var near = NearRequests()
        private var best: (differences: RequestDifferences, item: NearRequests.Item)?
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
            let search = ClosestRequest(call, ignored, microseconds)
            search.look(into: stack, own: keys?.all ?? [])
            if search.isSame { return .same }
            if search.reordered == nil { search.compare(with: stack) }
            if let best = search.best { return .closest(search.explained(best.differences, best.item)) }
            return search.endpoints.isEmpty ? .noTexts : .otherEndpoints(search.sortedEndpoints)
        }

        private init(_ call: Call, _ ignored: Set<String>, _ mostMicroseconds: UInt64) {
            self.call = call
            self.ignored = ignored
            self.mostMicroseconds = mostMicroseconds
            asked = call.body.kept.encoded.data
            askedSum = Self.byteSum(asked)
        }

        private func isLate(by microseconds: UInt64) -> Bool {
            (seenCount >= Self.fewestSeen || seenBytes > Self.fewestBytes)
                && Clock.microseconds &- startedAt >= microseconds
        }

        // MARK: A look at each

        /// Which ones are worth a comparison, by a look at their bytes.
        private func look(into stack: CacheStack, own: [RequestKey]) {
            stack.forEachRequest { key, request in
                isSame = own.contains(key)
                if isSame { return false }
                look(at: NearRequests.Item(request: request, key: key))
                let isEnough = !near.items.isEmpty && isLate(by: mostMicroseconds / 4 * 3)
                return reordered == nil && seenCount < Self.mostSeen && !isEnough
            }
            if let reordered { compare(reordered) }
        }

        private func look(at item: NearRequests.Item) {
            let request = item.request
            seenCount += 1
            seenBytes &+= request.body.count
            if request.method == call.method, request.path == call.address.path {
                if isReordering(of: request) { reordered = item } else { near.take(item, to: asked) }
            } else if near.items.isEmpty {
                let label = "\(OneLine.of("\(request.method) \(request.path)", most: 60))"
                if endpoints[label] != nil || endpoints.count < Self.mostEndpoints { endpoints[label, default: 0] += 1 }
            }
        }

        private func isReordering(of request: RecordedRequest) -> Bool {
            guard request.body.count == asked.count, asked.count <= Self.fewestBytes,
                Self.byteSum(request.body) == askedSum
            else { return false }
            let words = askedWords ?? SameBut.order.sum(WordSum(asked))
            askedWords = words
            return SameBut.order.sum(WordSum(request.body)) == words
        }

        /// The same for the same bytes in any order.
        private static func byteSum(_ data: Data) -> UInt64 {
            data.withUnsafeBytes { bytes in
                guard let start = bytes.baseAddress else { return 0 }
                var (sum, at) = (UInt64(0), 0)
                while at < bytes.count {
                    sum = sum &+ UInt64(start.load(fromByteOffset: at, as: UInt8.self))
                    at = at &+ 1
                }
                return sum
            }
        }

        // MARK: A comparison of some

        /// Those that are near by their bytes first, then, while there is time, all of them.
        private func compare(with stack: CacheStack) {
            for item in near.items where best == nil || !isLate(by: mostMicroseconds) { compare(item) }
            if near.areAll { return }
            let compared = Swift.Set(near.items.map(\.key))
            stack.forEachRequest { key, request in
                if isLate(by: mostMicroseconds) { return false }
                if request.method == call.method, request.path == call.address.path, !compared.contains(key) {
                    compare(NearRequests.Item(request: request, key: key))
                }
                return true
            }
        }

        private func compare(_ item: NearRequests.Item) {
            let limit = best?.differences.score ?? .max
            let differences = RequestDifferences(item.request, call, ignoring: ignored, limit: limit)
            if best.map({ differences.score < $0.differences.score }) ?? true { best = (differences, item) }
        }

        /// With what alone tells the two apart, where that is something that a run changes by itself.
        private func explained(_ differences: RequestDifferences, _ item: NearRequests.Item) -> RequestDifferences {
            let request = item.request
            var differences = differences
            var rules = OtherRules(of: request, under: item.key, ignoring: ignored, differingIn: differences.paths)
            if let fields = rules?.recordedIgnored {
                let others = RequestDifferences(request, call, ignoring: fields, limit: .max)
                rules?.areAll = others.count == 0 || differences.count == 0
                if differences.count == 0 { differences = others }
            }
            differences.key = item.key
            differences.otherRules = rules
            guard differences.count > 0, request.body.count + asked.count <= Self.fewestBytes,
                case .json(let body, _) = call.body.kept,
                let recorded = try? JSON(parsing: request.body)
            else { return differences }
            differences.areStrangers = QuestionTexts.areStrangers(recorded, body)
            if rules?.areAll == true { return differences }
            differences.sameBut = SameBut.between(
                WordSum(recorded, ignoring: ignored), WordSum(body, ignoring: ignored))
            return differences
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
