import CachedOpenAI
import Foundation

/// What the library wrote down of the requests of a rehearsal.
struct RehearsalRecord {
    /// An answer that was given.
    struct Given: Hashable {
        let key: String
        let recordedAt: Int64
    }

    /// A request that was not recorded.
    struct Miss {
        let title: String
        let seed: Int?
        let key: String
        /// What there is instead, in a few lines.
        let closest: String?
        let method: String
        let path: String
        let body: OpenAICache.JSON?
        /// How many requests had been answered when it was asked first.
        let answeredBefore: Int
        var count = 1
    }

    /// What was sent and got no answer, or an error.
    struct Failure {
        /// Of the request; an earlier version of the library doesn't tell it.
        let key: String?
        let seed: Int?
        let reason: String
    }

    private(set) var requestCount = 0
    private(set) var given: Set<Given> = []
    /// Those among them that were asked for with a seed.
    private(set) var givenBySeed: Set<Given> = []
    /// How many answers each place gave.
    private(set) var layers: [String: Int] = [:]
    private(set) var misses: [Miss] = []
    /// What the API gave to those that were sent.
    private(set) var liveAnswers: [OpenAICache.RecordedAnswer] = []
    private(set) var failures: [Failure] = []
    private(set) var sentCount = 0

    var missCount: Int { misses.reduce(0) { $0 + $1.count } }
    var hitCount: Int { layers.values.reduce(0, +) }

    /// - Parameter data: an object a line. What is none, such as a last line that was cut, is passed over.
    init(_ data: Data) {
        for line in data.split(separator: UInt8(ascii: "\n")) {
            guard let object = try? OpenAICache.JSON(parsing: Data(line)) else { continue }
            if let live = object["live"] { addLive(live) }
            guard let key = object["key"]?.stringValue,
                let title = object["title"]?.stringValue
            else { continue }
            requestCount += 1
            if let hit = object["hit"] { add(hit, hasSeed: object["seed"] != nil) } else { addMiss(object, key, title) }
        }
    }

    private mutating func add(_ hit: OpenAICache.JSON, hasSeed: Bool) {
        guard let key = hit["key"]?.stringValue, let time = hit["recordedAt"]?.stringValue.flatMap({ Int64($0) }) else {
            return
        }
        given.insert(Given(key: key, recordedAt: time))
        if hasSeed { givenBySeed.insert(Given(key: key, recordedAt: time)) }
        layers[hit["layer"]?.stringValue ?? "", default: 0] += 1
    }

    private mutating func addLive(_ live: OpenAICache.JSON) {
        sentCount += 1
        let status = live["status"]?.intValue ?? 0
        let body = live["body"]?.stringValue ?? ""
        guard (200..<300).contains(status) else {
            let reason = live["problem"]?.stringValue ?? Self.reason(status, body)
            failures.append(Failure(key: live["key"]?.stringValue, seed: live["seed"]?.intValue, reason: reason))
            return
        }
        let type = live["type"]?.stringValue.map { ["content-type": $0] } ?? [:]
        liveAnswers.append(.init(status: status, headers: type, body: Data(body.utf8), recordedAt: 0))
    }

    private static func reason(_ status: Int, _ body: String) -> String {
        let message = (try? OpenAICache.JSON(parsing: Data(body.utf8)))?["error"]?["message"]?.stringValue
        return "status \(status)\(message.map { ": \($0)" } ?? "")"
    }

    /// Why a request that was sent failed, each time that it did.
    func failures(of miss: Miss) -> [String] {
        failures.filter { $0.key == miss.key && $0.seed == miss.seed }.map(\.reason)
    }

    private mutating func addMiss(_ object: OpenAICache.JSON, _ key: String, _ title: String) {
        let seed = object["seed"]?.intValue
        if let index = misses.firstIndex(where: { $0.key == key && $0.seed == seed }) {
            misses[index].count += 1
            return
        }
        misses.append(
            Miss(
                title: title, seed: seed, key: key, closest: object["closest"]?.stringValue,
                method: object["method"]?.stringValue ?? "", path: object["path"]?.stringValue ?? "",
                body: object["body"], answeredBefore: hitCount))
    }
}
