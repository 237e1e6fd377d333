import Foundation

nonisolated extension OpenAICache {
    /// By which ignored fields a request was recorded whose key is another than the one that it would have now.
    package struct OtherRules: Sendable {
        private enum Kind {
            /// These fields counted, and are ignored now.
            case counted([String])
            /// These fields were ignored, some of which count now.
            case ignored([String])
            /// Others that can't be found out, or another version's.
            case unknown
        }

        private static let setting = "settings.ignoredBodyFields"
        private static let mostBytes = 32 << 10
        private static let mostTries = 24

        private let kind: Kind
        /// By these fields the request would be the one that is asked for.
        let recordedIgnored: Set<String>?
        /// Nothing else tells the two apart.
        var areAll = false

        /// Nil if it has the key that the settings give it.
        ///
        /// - Parameter paths: where it differs from what is asked.
        init?(
            of request: RecordedRequest, under key: RequestKey, ignoring ignored: Set<String>,
            differingIn paths: [String]
        ) {
            let fits = { (ignored: Set<String>) in Self.keys(of: request, ignoring: ignored).all.contains(key) }
            if fits(ignored) { return nil }
            let isSmall = request.body.count <= Self.mostBytes
            let counted = isSmall ? ignored.sorted().prefix(Self.mostTries).map { [$0] } + [ignored.sorted()] : []
            let skipped = isSmall ? Self.tries(of: request, paths) : []
            if let names = counted.first(where: { fits(ignored.subtracting($0)) }) {
                kind = .counted(names)
                recordedIgnored = ignored.subtracting(names)
            } else if let names = skipped.first(where: { fits(ignored.union($0)) }) {
                kind = .ignored(ignored.union(names).sorted())
                recordedIgnored = ignored.union(names)
            } else {
                kind = .unknown
                recordedIgnored = nil
            }
        }

        /// What may have been ignored: what differs, or any field.
        private static func tries(of request: RecordedRequest, _ paths: [String]) -> [[String]] {
            let every = paths.map { $0.replacingOccurrences(of: #"\[\d+\]"#, with: "[*]", options: .regularExpression) }
            let fields = (try? JSON(parsing: request.body))?.objectValue?.map(\.key) ?? []
            let several = [every, paths].map { Set($0).sorted() }
            return Array((several + (every + paths + fields).map { [$0] }).prefix(mostTries))
        }

        /// Those that settings give what was recorded.
        static func keys(of request: RecordedRequest, ignoring ignored: Set<String>) -> RequestKeys {
            RequestIdentity(
                method: request.method, address: .init(base: "", path: request.path, query: request.query),
                body: RequestBody(request.body, contentType: request.contentType), ignoredFields: ignored
            ).keys
        }

        // MARK: In words

        /// A sentence.
        var text: String {
            switch kind {
            case .counted(let names):
                "It was recorded when \(Self.shown(names)) counted, which \(Self.setting) names now."
            case .ignored(let all):
                "It was recorded with \(Self.setting) = [\(Self.shown(all))], and is asked with other ones."
            case .unknown: Self.unknown
            }
        }

        static let unknown = "It was recorded with other ignored fields (\(setting)), or by another version."

        /// What to do, as a clause.
        var advice: String {
            switch kind {
            case .counted(let names):
                "take \(Self.shown(names)) out of \(Self.setting), and ask with the recorded value; or record it again"
            case .ignored(let all):
                "set OpenAICache.shared.settings.ignoredBodyFields = [\(Self.shown(all))], as where it was recorded"
            case .unknown: "set \(Self.setting) as where it was recorded"
            }
        }

        /// The same in a few words, behind “because”.
        var inShort: String { "it is recorded in the cache with other ignored fields (\(Self.setting))" }

        private static func shown(_ names: [String]) -> String {
            names.map { "\"\(OneLine.of($0, most: 60))\"" }.joined(separator: ", ")
        }
    }
}
