import Foundation

nonisolated extension OpenAICache {
    /// The recorded request that is most like one that was missed, and how the two differ.
    struct ClosestRequest {
        private static let mostCompared = 5_000
        private static let shownCount = 60

        private let call: Call
        private var best: (score: Int, text: String)?
        private var comparedCount = 0

        /// Nil if nothing like it was recorded.
        static func describe(_ call: Call, among stack: CacheStack) -> String? {
            var search = ClosestRequest(call)
            stack.forEachRequest { _, request in
                search.compare(request)
                return search.comparedCount < mostCompared
            }
            return search.best?.text
        }

        private init(_ call: Call) {
            self.call = call
        }

        private mutating func compare(_ request: RecordedRequest) {
            guard request.method == call.method, request.path == call.address.path else { return }
            comparedCount += 1
            let differences = self.differences(from: request)
            let score = differences.reduce(0) { $0 + $1.weight }
            if let best, best.score <= score { return }
            let list = differences.prefix(5).map { "  \($0.text)" }.joined(separator: "\n")
            let more = differences.count > 5 ? "\n  and \(differences.count - 5) more" : ""
            best = (score, "The closest recorded request differs in:\n\(list)\(more)")
        }

        private struct Difference {
            var text: String
            var weight: Int
        }

        private func differences(from recorded: RecordedRequest) -> [Difference] {
            var found: [Difference] = []
            if recorded.query != call.address.query {
                found.append(Self.difference("query", .string(recorded.query), .string(call.address.query)))
            }
            switch (RequestBody(recorded.body, contentType: recorded.contentType), call.body.kept) {
            case (.json(let old, _), .json(let new, _)): Self.compare(old, new, at: "", into: &found)
            default:
                let (old, new) = (recorded.body, call.body.encoded.data)
                if old != new {
                    let text = "body: recorded \(old.count) bytes, asked \(new.count) bytes of other content"
                    found.append(Difference(text: text, weight: 10))
                }
            }
            return found
        }

        private static func compare(_ old: JSON?, _ new: JSON?, at path: String, into found: inout [Difference]) {
            if old == new || path == "seed" { return }
            switch (old, new) {
            case (.object(let left), .object(let right)):
                for name in left.keys { compare(left[name], right[name], at: join(path, name), into: &found) }
                for name in right.keys where left[name] == nil {
                    compare(nil, right[name], at: join(path, name), into: &found)
                }
            case (.array(let left), .array(let right)):
                for index in 0..<Swift.max(left.count, right.count) {
                    let pair = (index < left.count ? left[index] : nil, index < right.count ? right[index] : nil)
                    compare(pair.0, pair.1, at: "\(path)[\(index)]", into: &found)
                }
            default: found.append(difference(path.isEmpty ? "body" : path, old, new))
            }
        }

        private static func join(_ path: String, _ name: String) -> String {
            path.isEmpty ? name : "\(path).\(name)"
        }

        private static func difference(_ path: String, _ old: JSON?, _ new: JSON?) -> Difference {
            let (shownOld, shownNew) = excerpts(old, new)
            return Difference(text: "\(path): recorded \(shownOld), asked \(shownNew)", weight: weight(old, new))
        }

        /// Texts that begin alike count as closer.
        private static func weight(_ old: JSON?, _ new: JSON?) -> Int {
            guard case .string(let left)? = old, case .string(let right)? = new else { return 10 }
            let common = zip(left.utf8, right.utf8).prefix { $0 == $1 }.count
            return 10 - 9 * common / Swift.max(left.utf8.count, right.utf8.count, 1)
        }

        /// Both values, cut to where they begin to differ.
        private static func excerpts(_ old: JSON?, _ new: JSON?) -> (String, String) {
            let (left, right) = (old?.description ?? "nothing", new?.description ?? "nothing")
            let common = zip(left, right).prefix { $0 == $1 }.count
            let skipped = common > shownCount / 2 ? common - shownCount / 4 : 0
            return (excerpt(left, from: skipped), excerpt(right, from: skipped))
        }

        private static func excerpt(_ text: String, from start: Int) -> String {
            let rest = text.dropFirst(start)
            return (start > 0 ? "…" : "") + rest.prefix(shownCount) + (rest.count > shownCount ? "…" : "")
        }
    }
}
