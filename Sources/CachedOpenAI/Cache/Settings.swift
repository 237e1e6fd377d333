import Foundation

nonisolated extension OpenAICache {
    /// How the cache behaves: read from the environment at first use, or given in code.
    ///
    /// ```swift
    /// OpenAICache.shared.settings.mode = .dev
    /// OpenAICache.shared.settings.isVerbose = true
    /// ```
    public struct Settings: Equatable, Sendable {
        /// Whether answers are recorded.
        public enum Mode: String, Sendable {
            /// Answers come from the cache; what it doesn't hold goes to the API and is not kept.
            case production
            /// What the cache doesn't hold goes to the API, and the answer is kept.
            case dev
        }

        /// `CACHED_OPENAI_DEV_MODE`, set to any value: `.dev`.
        public var mode: Mode
        /// `CACHED_OPENAI_OFFLINE`: no connection is ever opened; what the cache doesn't hold is an error.
        public var isOffline: Bool
        /// `CACHED_OPENAI_VERBOSE`: one line on standard error for each hit, miss, record and file action.
        public var isVerbose: Bool
        /// `CACHED_OPENAI_DELAY_RESPONSES`: answers take as long as they first took.
        public var delaysResponses: Bool
        /// `CACHED_OPENAI_RECORD_REPEATS`: in dev mode, each unseeded repeat of a request within one run is a recording of its
        /// own, so that “ask five times, take the majority” is recorded as five answers.
        public var recordsRepeats: Bool
        /// So many calls to one server wait for their answers to begin, the others take their turn: all clients of the
        /// process together. Nil: 16 in dev mode, so that a course does not run into rate limits, and else 64.
        public var mostCallsAtOnce: Swift.Int?
        /// Where the cache file, the journal and the used keys are: the working directory.
        public var directory: Foundation.URL
        /// Base URLs (`https://openrouter.ai/api/v1`) or hosts (`openrouter.ai`) that are cached besides
        /// api.openai.com and `OPENAI_BASE_URL`, for clients of your own.
        public var hosts: [String]
        /// Hosts (`pictures.example.org`) or origins (`http://10.0.0.3:9000`) from which dev mode may fetch the pictures
        /// that an answer names, besides the API's own and, over https, all at public addresses.
        public var pictureHosts: [String]
        /// Names of body fields that don't count when requests are compared, such as `user`.
        public var ignoredBodyFields: Swift.Set<String>

        /// `CACHED_OPENAI_CACHE_URL`: where production mode downloads the cache file if there is none, once.
        ///
        /// ```swift
        /// OpenAICache.shared.settings.cacheURL = URL(string: "https://example.org/lecture-3.cache")
        /// ```
        ///
        /// `http`, `https` or `file`. Behind `#sha256=` may stand what the file must be; `#root=` pins one that is read in
        /// parts. Without a URL, a person at a terminal is asked for one.
        public var cacheURL: Foundation.URL? {
            get { cacheAddress.flatMap { URL(string: $0) } }
            set { cacheAddress = newValue?.absoluteString }
        }

        /// How a published cache is fetched.
        public enum CacheRanges: String, Sendable {
            /// One of 64 MB or more in the parts that are asked for, if its server gives parts; else whole.
            case auto
            /// In the parts that are asked for, whatever its size, if its server gives parts.
            case always
            /// Whole, before the first answer.
            case never
        }

        /// `CACHED_OPENAI_CACHE_RANGES`, set to `auto`, `always` or `never`: whether a published cache is read in the parts
        /// that are asked for. What came is kept for all programs of the user.
        public var cacheRanges: CacheRanges

        /// As it was given; empty for no download and no question.
        var cacheAddress: String?
        /// A person may be there to answer, as far as the environment knows.
        var mayAsk: Bool
        /// The terminal can draw a line again.
        var drawsProgress: Bool
        /// Where copies of what was downloaded are kept for other folders.
        var cachesFolder: URL?

        /// `OPENAI_BASE_URL`, if it is set.
        var environmentBaseURL: String?
        /// Where what becomes of each request is written down; nil for nowhere.
        var rehearsalFile: String?
        /// Variables of the environment that are on although their values look like off.
        var doubtful: [String: String]
        /// Variables of the environment that look like the library's, and that nothing reads.
        var unknownVariables: [String]

        /// The settings that an environment asks for. A variable that is set to nothing counts as not set.
        public init(environment: [String: String]) {
            let switches = EnvironmentSwitches(environment)
            mode = switches.isOn("CACHED_OPENAI_DEV_MODE") ? .dev : .production
            isOffline = switches.isOn("CACHED_OPENAI_OFFLINE")
            isVerbose = switches.isOn("CACHED_OPENAI_VERBOSE")
            delaysResponses = switches.isOn("CACHED_OPENAI_DELAY_RESPONSES")
            recordsRepeats = switches.isOn("CACHED_OPENAI_RECORD_REPEATS")
            doubtful = switches.doubtful
            unknownVariables = switches.unknown
            directory = URL(fileURLWithPath: FileManager.default.currentDirectoryPath, isDirectory: true)
            hosts = []
            pictureHosts = []
            ignoredBodyFields = []
            cacheAddress =
                environment["CACHED_OPENAI_CACHE_URL"]?.trimmingCharacters(in: .whitespacesAndNewlines)
                ?? EmbeddedPayload.address
            cacheRanges = switches.cacheRanges
            let isTerminal = ![nil, "", "dumb"].contains(environment["TERM"])
            mayAsk = isTerminal && !switches.isOn("CI")
            drawsProgress = isTerminal && System.standardErrorIsTerminal
            cachesFolder = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
            rehearsalFile = EnvironmentSwitches.text(environment["CACHED_OPENAI_REHEARSAL"])
            environmentBaseURL = EnvironmentSwitches.text(environment["OPENAI_BASE_URL"])
        }

        static let usualCallsAtOnce = 64

        /// How many calls to one server may be sent at once.
        var pace: Int { Swift.max(mostCallsAtOnce ?? (mode == .dev ? 16 : Self.usualCallsAtOnce), 1) }

        /// The base URLs that requests may go to.
        var knownBases: [String] {
            let named = hosts.filter { $0.contains("://") }
            return (named + [environmentBaseURL, "https://api.openai.com/v1"].compactMap { $0 })
                .compactMap(Address.normalized(base:))
        }
    }
}
