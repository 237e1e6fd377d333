import Foundation

nonisolated extension OpenAICache {
    /// Sees to it that there is a cache, if one can be had: from the URL in the settings, or from one that a person types.
    struct CacheDelivery {
        private let settings: Settings
        private let say: @Sendable (String) -> Void
        private let report: @Sendable (any Swift.Error) -> Void

        /// Returns when the cache is in place, or when it is clear that there is none; what is read in parts.
        static func run(
            _ settings: Settings, say: @escaping @Sendable (String) -> Void,
            report: @escaping @Sendable (any Swift.Error) -> Void
        ) -> (any CacheLayer)? {
            CacheDelivery(settings: settings, say: say, report: report).run()
        }

        private func run() -> (any CacheLayer)? {
            guard settings.mode == .production, EmbeddedPayload.literal == nil, !hasFile, ResourceFiles.paths.isEmpty
            else { return nil }
            if let text = settings.cacheAddress {
                do { return try deliver(text) } catch { report(error) }
            } else if settings.mayAsk && !settings.isOffline && CacheQuestion.canBeAsked {
                return ask()
            }
            return nil
        }

        private var hasFile: Bool {
            [FileNames.cache, FileNames.journal].contains {
                FileSource.holdsSomething(at: settings.directory.appendingPathComponent($0).path)
            }
        }

        private func ask() -> (any CacheLayer)? {
            var failure: (any Swift.Error)?
            while let text = CacheQuestion.ask(folder: settings.directory.path) {
                do {
                    return try deliver(text)
                } catch {
                    say("\(error)")
                    failure = error
                }
            }
            if let failure { report(DownloadFailure("going on without a cache: \(failure)")) }
            return nil
        }

        private func deliver(_ text: String) throws -> (any CacheLayer)? {
            if text.isEmpty { return nil }
            return try CacheDownload(link: CacheLink(text), settings: settings, say: say).run()
        }
    }
}
