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

    private(set) var requestCount = 0
    private(set) var given: Set<Given> = []
    /// How many answers each place gave.
    private(set) var layers: [String: Int] = [:]
    private(set) var misses: [Miss] = []
    /// What the API answered to those that were sent.
    private(set) var liveAnswers: [OpenAICache.RecordedAnswer] = []

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
            if let hit = object["hit"] { add(hit) } else { addMiss(object, key, title) }
        }
    }

    private mutating func add(_ hit: OpenAICache.JSON) {
        guard let key = hit["key"]?.stringValue, let time = hit["recordedAt"]?.stringValue.flatMap({ Int64($0) }) else {
            return
        }
        given.insert(Given(key: key, recordedAt: time))
        layers[hit["layer"]?.stringValue ?? "", default: 0] += 1
    }

    private mutating func addLive(_ live: OpenAICache.JSON) {
        liveAnswers.append(
            OpenAICache.RecordedAnswer(
                status: live["status"]?.intValue ?? 0,
                headers: live["type"]?.stringValue.map { ["content-type": $0] } ?? [:],
                body: Data((live["body"]?.stringValue ?? "").utf8), recordedAt: 0))
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
