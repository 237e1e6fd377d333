import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation

/// What is said of a rehearsal.
struct RehearsalReport {
    let record: RehearsalRecord
    /// Nil if there is no cache to compare with.
    let unasked: UnaskedAnswers?
    /// The command's own.
    let status: Int32
    let isLive: Bool
    let isStudents: Bool
    let isAnyClients: Bool

    private static let mostShown = 20
    private static let wayOn = " --live asks the API for what is missing."

    /// What the tool exits with.
    func exitStatus(failsUnused: Bool) -> Int32 {
        if status == 126 || status == 127 { return status }
        if record.missCount > 0 { return 1 }
        if record.requestCount == 0 { return 4 }
        if failsUnused, let unasked, !(unasked.answers + unasked.withoutSeed).isEmpty { return 3 }
        return status
    }

    var text: String {
        if record.requestCount == 0 { return nothingSeen }
        let lines = [summary, live, failed, layers] + misses + withoutSeed + never + [ending]
        return SecretMask.of(lines.compactMap { $0 }.joined(separator: "\n"))
    }

    private var nothingSeen: String {
        let reason =
            isAnyClients
            ? "does the program take its base URL from OPENAI_BASE_URL?"
            : "is the program built with this version of CachedOpenAI, or should it be --any-client?"
        return "rehearsal: no request was seen: \(reason)" + (ending.map { "\n\($0)" } ?? "")
    }

    private var summary: String {
        let missed = record.missCount
        let requests = Counted.of(record.requestCount, "request")
        let outcome = missed == 0 ? "all from the cache" : "\(record.hitCount) from the cache, \(missed) \(verb)"
        return "rehearsal: \(requests): \(outcome)"
    }

    /// What the requests that were sent took.
    private var live: String? {
        record.liveAnswers.isEmpty ? nil : "  sent to the API, in tokens: \(Words.cost(liveCost, .own))"
    }

    /// How many of them failed.
    private var failed: String? {
        let count = record.failures.count
        if count == 0 { return nil }
        let sent = record.sentCount
        let what = count == sent ? "all" : "\(Counted.grouped(count)) of \(Counted.grouped(sent))"
        return "  sent to the API, and failed there: \(what)"
    }

    private var liveCost: Cost {
        record.liveAnswers.reduce(into: Cost()) { $0.add($1, .own) }
    }

    private var verb: String { isLive ? "not, and sent to the API" : "would have missed" }

    /// In the folder where a lesson was recorded, its cache comes before what is embedded.
    private var layers: String? {
        guard !isAnyClients, !record.layers.isEmpty else { return nil }
        let names = record.layers.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { layer, count in
            "\(count) from \(Self.name(of: layer))"
        }
        let isOwn = record.layers.keys.contains { Self.name(of: $0) == OpenAICache.FileNames.cache }
        let advice =
            isOwn && !isStudents
            ? ": the cache beside the lesson, not what is handed out. To rehearse that: --as-student FILE" : ""
        return "  \(names.joined(separator: ", "))\(advice)"
    }

    private static func name(of layer: String) -> String {
        OpenAICache.OneLine.of(URL(fileURLWithPath: layer).lastPathComponent, most: 80)
    }

    private var misses: [String] {
        let shown = record.misses.prefix(Self.mostShown).map { miss in
            let seed = miss.seed.map { ", seed \($0)" } ?? ""
            let times = miss.count > 1 ? ", asked \(miss.count) times" : ""
            let closest = (miss.closest ?? "").split(separator: "\n").map {
                "\n        \(OpenAICache.OneLine.of(String($0)))"
            }
            let failures = Self.counted(record.failures(of: miss)).map { "\n        sent, and failed: \($0)" }
            let behind = Counted.of(miss.answeredBefore, "answer")
            return "  miss  \(OpenAICache.OneLine.of(miss.title))\(seed)\(times), after \(behind)"
                + (closest + failures).joined()
        }
        let more = record.misses.count - shown.count
        return shown + (more > 0 ? ["  and \(more) more"] : [])
    }

    /// Each reason once, with how often.
    private static func counted(_ reasons: [String]) -> [String] {
        var order: [String] = []
        var counts: [String: Int] = [:]
        for reason in reasons {
            if counts[reason] == nil { order.append(reason) }
            counts[reason, default: 0] += 1
        }
        return order.map { reason in
            let count = counts[reason] ?? 0
            return OpenAICache.OneLine.of(reason, most: 300) + (count > 1 ? " (\(count) times)" : "")
        }
    }

    private var never: [String] { list(unasked?.answers ?? [], "never asked for") }

    /// Where a seed is dropped, a question is still answered, but by whichever answer's turn it is.
    private var withoutSeed: [String] {
        list(unasked?.withoutSeed ?? [], "recorded with a seed, and only asked for without one")
    }

    private func list(_ answers: [UnaskedAnswers.Answer], _ what: String) -> [String] {
        guard let unasked, !answers.isEmpty else { return [] }
        let shown = answers.prefix(Self.mostShown).map { "  \($0.name)  \(OpenAICache.OneLine.of($0.title))" }
        let more = answers.count - shown.count
        let count = "\(Counted.grouped(answers.count)) of \(Counted.of(unasked.count, "answer"))"
        return ["\(what): \(count)"] + shown + (more > 0 ? ["  and \(more) more"] : [])
    }

    private var ending: String? {
        if status == 0 { return nil }
        let behind =
            record.missCount > 0 && !isLive
            ? " after a miss: requests that come later were not seen.\(Self.wayOn)" : "."
        return "the command ended with status \(status)\(behind)"
    }

    /// An object for the whole, one for each miss, one for each answer that was not asked for.
    var jsonLines: String {
        var lines: [OpenAICache.JSON] = [
            [
                "kind": "rehearsal", "requests": .number(.init(record.requestCount)),
                "hits": .number(.init(record.hitCount)), "misses": .number(.init(record.missCount)),
                "unasked": unasked.map { .number(.init($0.answers.count)) } ?? nil,
                "answers": unasked.map { .number(.init($0.count)) } ?? nil,
                "status": .number(.init(Int(status))), "live": liveJSON,
            ]
        ]
        lines += record.misses.map { miss in
            [
                "kind": "miss", "request": .string(miss.title), "key": .string(miss.key),
                "seed": miss.seed.map { .number(.init($0)) } ?? nil, "count": .number(.init(miss.count)),
                "closest": miss.closest.map { .string($0) } ?? nil,
                "failures": .array(record.failures(of: miss).map { .string($0) }),
            ]
        }
        lines += Self.lines(unasked?.withoutSeed ?? [], "without_seed")
        lines += Self.lines(unasked?.answers ?? [], "unasked")
        return lines.map { "\(SecretMask.of(HarmlessJSON.text($0)))\n" }.joined()
    }

    private static func lines(_ answers: [UnaskedAnswers.Answer], _ kind: String) -> [OpenAICache.JSON] {
        answers.map { answer in
            [
                "kind": .string(kind), "name": .string(answer.name.description), "request": .string(answer.title),
                "key": .string(answer.place.key.description),
                "seed": answer.place.seed.map { .number(.init($0)) } ?? nil, "base": .string(answer.place.base),
                "recorded_us": .number(.init(Int(answer.place.recordedAt))),
            ]
        }
    }

    private var liveJSON: OpenAICache.JSON {
        if record.sentCount == 0 { return nil }
        let cost = liveCost
        return [
            "input": .number(.init(cost.input)), "output": .number(.init(cost.output)),
            "untold": .number(.init(cost.untold)), "unpriced": .number(.init(cost.unpriced)),
            "dollars": .number(.init(cost.dollars)), "failed": .number(.init(record.failures.count)),
        ]
    }

    /// How the misses begin, by which the tool knows its own work.
    static let firstOfMisses = #"{"method":""#

    /// The misses as requests, such as other tools take them; without what looks like a key in them.
    var missLines: String {
        record.misses.map { miss in
            let line: OpenAICache.JSON = [
                "method": .string(miss.method), "path": .string(miss.path), "body": miss.body ?? nil,
            ]
            return "\(SecretMask.of(HarmlessJSON.text(line)))\n"
        }.joined()
    }
}
