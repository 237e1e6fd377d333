import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// What cassettes have no place for, counted while they are written.
struct Losses {
    /// What an answer to a seed is called before, and after it was imported again.
    private struct Renaming {
        let before: String
        let after: EntryName
    }

    private let format: ExchangeFormat
    private var answers = 0
    private var seeds = 0
    private var pictures = 0
    private var failures = 0
    private var renaming: Renaming?
    /// How many answers to a request come in turn.
    private var turns: [OpenAICache.RequestKey: Int] = [:]

    init(_ format: ExchangeFormat) {
        self.format = format
    }

    mutating func add(_ entry: ExportedEntry) {
        guard let request = entry.request else { return }
        answers += 1
        pictures += entry.answer.pictures.count
        // An import takes no failures.
        if entry.marks.contains(.failure) {
            failures += 1
            return
        }
        turns[entry.key, default: 0] += 1
        guard let seed = entry.seed, Self.seed(in: request, entry.base) != seed else { return }
        seeds += 1
        renaming = renaming ?? renamed(entry)
    }

    private func renamed(_ entry: ExportedEntry) -> Renaming {
        Renaming(
            before: entry.entry.name.description,
            after: EntryName(digits: entry.entry.name.digits, answer: .number(turns[entry.key] ?? 1)))
    }

    /// The one that the body says, and an import finds again.
    private static func seed(in request: OpenAICache.RecordedRequest, _ base: String) -> Int? {
        OpenAICache.RequestIdentity(
            method: request.method, address: .init(base: base, path: request.path, query: request.query),
            body: .init(request.body, contentType: request.contentType)
        ).seed
    }

    /// A line; nil if there is room for everything.
    var text: String? {
        guard format.isCassette, answers > 0 else { return nil }
        let count = Counted.of(answers, "answer")
        let times = format == .vcr ? "the times of \(count)" : "how long \(count) took"
        let lost = [
            seeds > 0 ? Counted.of(seeds, "seed") + inTurn : nil,
            pictures > 0 ? Counted.of(pictures, "picture") + " from URLs" : nil,
            failures > 0 ? Counted.of(failures, "mark") + " of a kept failure" : nil, times,
        ].compactMap { $0 }
        return "\(format.rawValue) has no place for \(lost.joined(separator: ", ")); jsonl, har and folder have."
    }

    private var inTurn: String {
        guard let renaming else { return "" }
        let who = seeds == 1 ? "its answer comes" : "their answers come"
        return " (imported again, \(who) in turn: \(renaming.before) as \(renaming.after))"
    }
}
