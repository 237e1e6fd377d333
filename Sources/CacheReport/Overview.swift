import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator

/// What stands above the questions: how much there is, from when, at which cost, and what to heed.
struct Overview {
    private static let mostGone = 4

    /// In which words a question may be chosen.
    struct Row {
        var kind = ""
        var model = ""
        var flags = ""
    }

    private let options: ReportOptions
    private let shown = Shown()
    private let files: [String]
    private let period: String
    private let lastDay: String?
    private let questionCount: Int
    private var summary: ContentsSummary
    private var kinds: Set<String> = []
    private var models: Set<String> = []
    private var flags: Set<Character> = []
    private var pictures = 0, sounds = 0
    /// How many answers can't be read.
    var damageCount = 0
    /// How many can.
    var readCount: Int { summary.count }

    init(_ contents: Contents, _ options: ReportOptions) {
        self.options = options
        summary = ContentsSummary(prices: options.prices)
        files = contents.files.map { [shown] file in
            let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
            return "\(shown.line(name, most: 100)) (\(ByteCount.inWords(file.byteCount)))"
        }
        let days = contents.entries.map(\.recordedAt)
        period = days.min().flatMap { first in days.max().map { Self.period(first, $0) } } ?? ""
        lastDay = days.max().map(RecordedDate.isoDay)
        questionCount = contents.requestCount
    }

    mutating func add(_ interaction: Interaction) {
        summary.add(interaction)
        for media in interaction.answer.allMedia {
            switch media.format {
            case .picture?: pictures += 1
            case .sound?: sounds += 1
            default: sounds += MediaView.isRawSound(media, interaction) ? 1 : 0
            }
        }
    }

    mutating func add(row: Row) {
        kinds.insert(row.kind)
        if !row.model.isEmpty { models.insert(row.model) }
        flags.formUnion(row.flags)
    }

    func values(policy: String) -> [String: Any] {
        var values: [String: Any] = [
            "title": shown.line(options.title ?? "What is in the cache", most: 200), "policy": policy,
            "theme": options.theme.rawValue, "version": OpenAICache.version,
            "scheme": options.theme == .automatic ? "light dark" : options.theme.rawValue,
            "recorded": period.isEmpty ? "" : "recorded \(period)",
            "figures": figures.map { ["number": $0.0, "label": $0.1] as [String: Any] },
            "notes": notes.map { ["text": $0] as [String: Any] },
            "kinds": kinds.sorted().map { ["text": $0] as [String: Any] },
            "models": models.sorted().map { ["text": $0] as [String: Any] },
            "ticks": ticks,
            "made": "Made by cached-openai \(OpenAICache.version) from \(files.joined(separator: ", ")).",
        ]
        if let cost { values["cost"] = cost }
        return values
    }

    // MARK: In words

    private static func period(_ first: Int64, _ last: Int64) -> String {
        let (one, other) = (RecordedDate.day(first), RecordedDate.day(last))
        return one == other ? one : "\(one) to \(other)"
    }

    private var figures: [(String, String)] {
        func figure(_ number: Int, _ one: String, _ many: String? = nil) -> (String, String) {
            (Counted.grouped(number), number == 1 ? one : many ?? one + "s")
        }
        var all = [figure(questionCount, "question"), figure(summary.count, "answer")]
        let models = Set(summary.groups.compactMap(\.model)).count
        if models > 0 { all.append(figure(models, "model")) }
        if summary.cost.input > 0 { all.append(figure(summary.cost.input, "token in", "tokens in")) }
        if summary.cost.output > 0 { all.append(figure(summary.cost.output, "token out", "tokens out")) }
        if summary.streamCount > 0 { all.append(figure(summary.streamCount, "stream")) }
        if pictures > 0 { all.append(figure(pictures, "picture")) }
        if sounds > 0 { all.append(figure(sounds, "sound")) }
        return all
    }

    private var ticks: [[String: Any]] {
        [("s", "several answers"), ("t", "streams"), ("m", "media"), ("e", "failures")]
            .filter { flags.contains(Character($0.0)) }.map { ["flag": $0.0, "label": $0.1] }
    }

    private var cost: [String: Any]? {
        guard let prices = options.prices, summary.count > 0 else { return nil }
        let cost = summary.cost
        var sentence =
            cost.priced > 0 ? "Recording cost \(Cost.inWords(cost.dollars)) once." : "What it cost isn’t known."
        if let students = options.students, cost.priced > 0 {
            let all = Cost.inWords(cost.dollars * Double(students))
            sentence += " With \(Counted.of(students, "student")) it would have been \(all)."
        }
        let untold =
            cost.untold > 0
            ? "\(Counted.of(cost.untold, "answer")) \(cost.untold == 1 ? "tells" : "tell") no tokens" : nil
        let unpriced =
            cost.unpriced > 0
            ? "\(Counted.of(cost.unpriced, "answer")) \(cost.unpriced == 1 ? "has" : "have") no price" : nil
        let list = cost.priced > 0 ? prices.day.map { "list prices of \($0)" } ?? "the prices given" : nil
        return ["sentence": sentence, "fine": [list, untold, unpriced].compactMap { $0 }.joined(separator: "; ")]
    }

    private var gone: String? {
        // Not by today's date: the same input gives the same page.
        let gone = (options.prices?.date ?? lastDay).map { summary.gone(by: $0) } ?? []
        if gone.isEmpty { return nil }
        let count = gone.reduce(0) { $0 + $1.count }
        let models = gone.prefix(Self.mostGone).map { gone in
            let day = RecordedDate.microseconds(gone.shutdown).map(RecordedDate.day)
            return "\(shown.line(gone.model, most: 60)) (\(day ?? shown.line(gone.shutdown, most: 20)))"
        }
        let rest = gone.count - models.count
        return
            "\(Counted.of(count, "answer")) can’t be recorded again, since \(count == 1 ? "its model is" : "their models are") "
            + "gone: \(models.joined(separator: ", "))\(rest > 0 ? " and \(rest) more" : ""). Keep this cache."
    }

    private var notes: [String] {
        var notes = gone.map { [$0] } ?? []
        if summary.unknownCount > 0 {
            notes.append("The requests’ texts were left out for \(Counted.of(summary.unknownCount, "answer")).")
        }
        if damageCount > 0 {
            notes.append("\(Counted.of(damageCount, "answer")) can’t be read: the cache is damaged.")
        }
        return notes
    }
}
