import Foundation

nonisolated extension OpenAICache {
    /// Why the cache had no answer to a request, as far as it can tell.
    package indirect enum MissFinding: Sendable {
        /// The body can't be seen.
        case unknown
        /// `overwriteCache` is set.
        case notAsked(isRecorded: Bool)
        /// There is a cache, but nothing in it can be read; the problems say why.
        case unreadable
        case noCache(folder: String, hasFile: Bool, LookAlike?)
        case otherSeeds(recorded: [Int?], asked: Int)
        case otherBases(recorded: [String], asked: String)
        /// Recorded is an error that was asked to be kept, and this call doesn't ask for it.
        case keptFailure
        /// Recorded, but what was recorded can't be read.
        case notGiven
        /// It can't be told, or not be given: a part of the published cache is not on this computer.
        case notFetched(String)
        /// Recorded, but as a failure or still in progress: dev mode asks again.
        case askedAgain
        /// The request is there, and no answer to it.
        case lost
        case noTexts
        case otherEndpoints([(label: String, count: Int)])
        case closest(
            RequestKey?, fields: [String], [RequestDifferences.Shown], count: Int, sameBut: SameBut?,
            rules: OtherRules?)
        /// All that was recorded for this method and path asks for something else.
        case nothingClose
        /// What a comparison with some of what is recorded came to.
        case partly(MissFinding, share: String)

        private static let mostNamed = 8

        /// - Parameter isDev: what isn't there yet can be recorded.
        package func text(isDev: Bool) -> String? {
            switch self {
            case .unknown: return nil
            case .notAsked(let isRecorded):
                return "overwriteCache is set in the code, so the cache was not asked."
                    + (isRecorded ? " The request is recorded there." : "")
            case .unreadable: return "The cache can't be used until that is fixed."
            case .noCache(let folder, let hasFile, let like): return Self.noCache(folder, hasFile, like, isDev)
            case .otherSeeds(let recorded, let asked):
                return "The same request is recorded \(Self.seeds(recorded)); it was asked with the seed \(asked)."
            case .otherBases(let recorded, let asked): return Self.otherBases(recorded, asked, isDev)
            case .keptFailure:
                return "For the same request an error is recorded, which only calls with the option keepsFailure get."
            case .notGiven: return "The same request is recorded, but its answer can't be given."
            case .notFetched(let reason): return "Its answer, if it is recorded, can't be read: \(reason)"
            case .askedAgain:
                return "The same request is recorded, but its answer is a failure or an object still in progress, "
                    + "which dev mode asks for again."
            case .lost: return "The request is recorded, but its answer is in the damaged part of the cache."
            case .noTexts:
                return "The cache holds no texts of requests (it was made with --hash-keys), or is read in parts and "
                    + "none of them was fetched: it can't be told which one is closest."
            case .otherEndpoints(let labels): return Self.otherEndpoints(labels)
            case .closest(_, _, let fields, let count, let sameBut, let rules):
                return Self.closest(fields.map(\.line), count, sameBut, rules)
            case .nothingClose: return "Nothing that was recorded for it is close to it."
            case .partly(.nothingClose, let share), .partly(.otherEndpoints, let share):
                return "\(share) None of them is close to it."
            case .partly(let finding, let share): return "\(share)\n\(finding.text(isDev: isDev) ?? "")"
            }
        }

        /// The same in a few words, behind “it is not recorded in the cache”.
        var inShort: String {
            switch self {
            case .notAsked: return "because overwriteCache is set in the code"
            case .noCache(let folder, _, let like):
                let advice = like.map { ". \($0.finding): \($0.advice)" } ?? ""
                return "because no cache was found (no \(FileNames.cache) in \(OneLine.path(folder)))\(advice)"
            case .unreadable: return "because the cache can't be read"
            case .otherSeeds(let recorded, let asked):
                return "because it is not recorded with the seed \(asked) in the cache, but \(Self.seeds(recorded))"
            case .otherBases(let recorded, _):
                return "because it is recorded in the cache from \(Self.list(recorded.map(Self.base)))"
            case .keptFailure: return "because only an error is recorded for it in the cache (see keepsFailure)"
            case .notGiven: return "because its answer in the cache can't be given"
            case .notFetched: return "because a part of the published cache could not be fetched"
            case .askedAgain: return "because its answer in the cache is a failure or an object still in progress"
            case .lost: return "because its answer is in the damaged part of the cache"
            case .closest(_, _, _, _, _, let rules?) where rules.areAll: return "because \(rules.inShort)"
            case .closest(_, let fields, _, let count, let sameBut, _) where count > 0:
                let names = Self.list(fields, of: count, most: 3)
                return "because it is not recorded in the cache; the closest recorded request differs in \(names)"
                    + (sameBut.map { ", by \($0.name) alone" } ?? "")
            case .partly(let finding, _):
                if case .closest = finding { return finding.inShort }
                return "because it is not recorded in the cache"
            case .nothingClose: return "because neither it nor anything close to it is recorded in the cache"
            default: return "because it is not recorded in the cache"
            }
        }

        /// What to do about it, as a clause; nil if there is nothing but to send it.
        func advice(isDev: Bool) -> String? {
            switch self {
            case .unknown: return nil
            case .notAsked: return "take overwriteCache out of the code"
            case .unreadable: return "fix that first"
            case .noCache(_, _, let like): return like?.advice ?? (isDev ? nil : Self.putIt)
            case .otherSeeds: return "ask with a seed that is recorded"
            case .otherBases(let recorded, _):
                let first = isDev && recorded.count == 1 ? "\(Self.leaveDevMode); or " : ""
                return first + "set the base URL (OPENAI_BASE_URL, or the client's baseURL) to "
                    + (recorded.count == 1 ? Self.base(recorded[0]) : "one of those")
            case .keptFailure: return "give the call the option keepsFailure, as where it was recorded"
            case .askedAgain: return nil
            case .notFetched: return "run the program again with a connection to the cache's server"
            case .notGiven, .lost: return "get the cache file again"
            case .closest(_, _, _, let count, _, let rules?) where rules.areAll || count == 0: return rules.advice
            case .closest(_, _, _, _, let sameBut?, _): return sameBut.advice
            case .partly(let finding, _): return finding.advice(isDev: isDev)
            case .nothingClose: return "ask what the lesson asks"
            case .noTexts, .otherEndpoints, .closest: return "make the request as it was recorded"
            }
        }

        private static let leaveDevMode = "unset CACHED_OPENAI_DEV_MODE to be given what is recorded"
        private static let putIt =
            "put the cache that you were given into that folder, under the name \(FileNames.cache)"

        // MARK: In words

        private static func noCache(_ folder: String, _ hasFile: Bool, _ like: LookAlike?, _ isDev: Bool) -> String {
            let start = isDev ? "Nothing is recorded yet" : hasFile ? "The cache is empty" : "No cache was found"
            let place = "\(FileNames.cache) in \(OneLine.path(folder))"
            let file = hasFile ? "\(place) holds no answers" : "there is no \(place)"
            let text = "\(start): \(file), and none is embedded in the program."
            return text + (like.map { " \($0.finding)." } ?? "")
        }

        /// Such as `with the seeds 1, 2 and 3 and without a seed`.
        private static func seeds(_ recorded: [Int?]) -> String {
            let numbers = Set(recorded.compactMap { $0 }).sorted()
            var parts: [String] = []
            if !numbers.isEmpty {
                parts.append("with the seed\(numbers.count == 1 ? "" : "s") \(list(numbers.map { "\($0)" }))")
            }
            if recorded.contains(nil) { parts.append("without a seed") }
            return parts.joined(separator: " and ")
        }

        private static func otherBases(_ recorded: [String], _ asked: String, _ isDev: Bool) -> String {
            let names = list(recorded.map(base), most: 3)
            let reason = isDev ? " (dev mode records each base URL for itself)" : " (so none is chosen)"
            return "The same request is recorded from \(names)\(reason); it was asked of \(base(asked))."
        }

        private static func base(_ text: String) -> String { OneLine.of(text, most: 80) }

        private static func otherEndpoints(_ labels: [(label: String, count: Int)]) -> String {
            let named = labels.prefix(5).map { "\($0.label) (\($0.count) request\($0.count == 1 ? "" : "s"))" }
            return "Nothing was recorded for this method and path. These were recorded: "
                + "\(list(named, of: labels.count, most: 5))."
        }

        private static func closest(
            _ lines: [String], _ count: Int, _ sameBut: SameBut?, _ rules: OtherRules?
        ) -> String {
            let reason = rules?.text ?? OtherRules.unknown
            if lines.isEmpty { return "A request with the same fields is recorded under another key. \(reason)" }
            let more = count > lines.count ? ["  and \(count - lines.count) more"] : []
            let start = sameBut?.headline ?? "The closest recorded request differs in:"
            return ([start] + lines.map { "  \($0)" } + more + (rules == nil ? [] : [reason])).joined(separator: "\n")
        }

        /// Such as `a, b and c`, or `a, b and 7 more`.
        private static func list(_ names: [String], of count: Int? = nil, most: Int = mostNamed) -> String {
            let shown = Array(names.prefix(most))
            let rest = (count ?? names.count) - shown.count
            if rest > 0 { return "\(shown.joined(separator: ", ")) and \(rest) more" }
            guard let last = shown.last, shown.count > 1 else { return shown.first ?? "nothing" }
            return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
        }
    }
}
