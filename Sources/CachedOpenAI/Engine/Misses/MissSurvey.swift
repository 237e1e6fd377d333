import Foundation

nonisolated extension OpenAICache {
    /// Looks into the cache again after a miss, for what a person should know about it. Moves no cursor.
    final class MissSurvey {
        let call: Call
        let identity: RequestIdentity
        let stack: CacheStack
        let settings: Settings
        /// What was wrong with the cache so far.
        let problems: [String]
        /// Why some of it could not be fetched.
        let missing: String?

        init(
            call: Call, identity: RequestIdentity, stack: CacheStack, settings: Settings, problems: [String],
            missing: String? = nil
        ) {
            self.call = call
            self.identity = identity
            self.stack = stack
            self.settings = settings
            self.problems = problems
            self.missing = missing
        }

        /// Why a request can neither be answered nor sent.
        func error(_ obstacle: MissError.Obstacle) -> MissError {
            MissError(
                obstacle: obstacle, call: call, key: identity.key, isDev: settings.mode == .dev, problems: problems,
                finding: obstacle == .hiddenUpload ? .unknown : finding)
        }

        /// What the error says of a miss that was sent in production, and failed.
        var note: String { "The request was sent \(finding.inShort). Its answer was not recorded." }

        private var finding: MissFinding {
            let recorded = stack.recorded(for: identity.keys)
            if call.overwritesCache { return .notAsked(isRecorded: !recorded.isEmpty) }
            if let missing { return .notFetched(missing) }
            if !recorded.isEmpty { return finding(recorded) }
            if stack.isEmpty { return problems.isEmpty ? noCache : .unreadable }
            return closest
        }

        /// The request is there, but not this answer.
        private func finding(_ recorded: [Locator]) -> MissFinding {
            let recorded = recorded.filter { call.keepsFailure || !$0.marks.contains(.failure) }
            if recorded.isEmpty { return .keptFailure }
            let bases = Set(recorded.map(\.base))
            let acceptsOtherBase = settings.mode == .production || settings.isOffline
            let same = recorded.filter { $0.base == call.address.base }
            let usable = same.isEmpty && acceptsOtherBase && bases.count == 1 ? recorded : same
            guard !usable.isEmpty else { return .otherBases(recorded: bases.sorted(), asked: call.address.base) }
            guard let seed = call.cacheSeed ?? identity.seed, !usable.contains(where: { $0.seed == seed }) else {
                return isAskedAgain(usable) ? .askedAgain : .notGiven
            }
            return .otherSeeds(recorded: usable.map(\.seed), asked: seed)
        }

        /// Whether dev mode doesn't want what is recorded. Else it can't be read, which is a problem.
        private func isAskedAgain(_ recorded: [Locator]) -> Bool {
            if settings.mode == .production || settings.isOffline { return false }
            return problems.isEmpty || recorded.contains { $0.marks.contains(.provisional) }
        }

        private var noCache: MissFinding {
            let folder = settings.directory
            let hasFile = FileManager.default.fileExists(atPath: folder.appendingPathComponent(FileNames.cache).path)
            return .noCache(folder: folder.path, hasFile: hasFile, hasFile ? nil : LookAlike.find(in: folder))
        }

        private var closest: MissFinding {
            let finding = compared
            if case .noTexts = finding { return finding }
            return stack.comparedShare.map { .partly(finding, share: $0) } ?? finding
        }

        private var compared: MissFinding {
            let ignored = settings.ignoredBodyFields
            switch ClosestRequest.find(call, among: stack, keys: identity.keys, ignoring: ignored) {
            case .same: return .lost
            case .noTexts: return .noTexts
            case .otherEndpoints(let labels): return .otherEndpoints(labels)
            case .closest(let found)
            where found.areStrangers && found.sameBut == nil && found.otherRules?.areAll != true:
                return .nothingClose
            case .closest(let found):
                return .closest(
                    found.key, fields: found.names, found.shown, count: found.count, sameBut: found.sameBut,
                    rules: found.otherRules)
            }
        }
    }
}
