import Foundation

nonisolated extension OpenAICache {
    /// Everything that is open for one set of settings: the places where answers are and, in dev mode, the recorder.
    final class OpenCache: Sendable {
        let settings: Settings
        let stack: CacheStack
        let recorder: Recorder?
        /// In dev mode alone, as what follows.
        let report: RunReport?
        let nearRepeats: NearRepeats?
        let pictures: PictureFolder
        let recordedIDs = RecordedIDs()
        let rehearsal: Rehearsal?
        let log: Log

        /// What dev mode can ask again need not be made do with.
        var makesDo: Bool { settings.mode == .production || settings.isOffline }

        /// - Parameters:
        ///   - handedOut: what comes before the program's own resources.
        ///   - hasKey: whether what is missed can be sent, as far as the first call knows.
        init(
            _ settings: Settings, cursors: Cursors, report: RunReport, handedOut: [any CacheLayer]? = nil, hasKey: Bool
        ) {
            self.settings = settings
            let log = Log(isVerbose: settings.isVerbose)
            self.log = log
            rehearsal = settings.rehearsalFile.flatMap { Rehearsal(path: $0) }
            EnvironmentSwitches.doubts(of: settings).forEach(log.noticeOnce)
            if settings.isOffline && settings.isVerbose { log.noticeOnce(LogLine.offlineReach) }
            pictures = PictureFolder(in: settings.directory, orIn: settings.cachesFolder, log: log)
            let cacheFile = settings.directory.appendingPathComponent(FileNames.cache).path
            let openOwnFile = { @Sendable in Self.openFile(cacheFile, log, CacheOpener.open).first }
            let recorder =
                settings.mode == .dev
                ? Recorder(directory: settings.directory, open: openOwnFile, report: log.report) : nil
            self.recorder = recorder
            self.report = recorder.map { _ in report }
            if recorder != nil {
                if !settings.isOffline { log.noticeOnce(LogLine.recordsIn(settings.directory)) }
                if report === RunReport.shared { ClosingLine.install() }
            }
            if let merged = recorder?.mergeJournal(), merged > 0 {
                log.verbose(LogLine.merged(merged))
            }
            let published = CacheDelivery.run(settings, say: { log.notice($0) }, report: log.report).map { [$0] } ?? []
            let recorded = recorder == nil ? Self.openRecorded(settings, log, openOwnFile()) + published : []
            let own = (handedOut ?? []) + Self.openOwn(besides: cacheFile, log)
            stack = CacheStack(
                cursors: cursors, layers: { .init(own: own, recorded: recorder?.layers ?? recorded) },
                report: log.report)
            nearRepeats = recorder.map { [stack] _ in
                NearRepeats(stack, ignoring: settings.ignoredBodyFields, count: { report.hazard($0) }) {
                    log.notice($0)
                }
            }
            if handedOut == nil && settings.mode == .production && stack.isEmpty && log.problems.isEmpty {
                log.noticeOnce(Self.noCache(settings, hasKey: hasKey))
            }
        }

        private static func noCache(_ settings: Settings, hasKey: Bool) -> String {
            let like = LookAlike.find(in: settings.directory).map { " \($0.finding): \($0.advice)." } ?? ""
            let folder = OneLine.path(settings.directory.path)
            return "no cache found (no \(FileNames.cache) in \(folder), no resource, none embedded, "
                + "no CACHED_OPENAI_CACHE_URL): \(consequence(settings, hasKey: hasKey)).\(like)"
        }

        private static func consequence(_ settings: Settings, hasKey: Bool) -> String {
            if settings.isOffline { return "every request will be an error, because CACHED_OPENAI_OFFLINE is set" }
            return hasKey
                ? "every request goes to the API, and nothing is recorded (CACHED_OPENAI_DEV_MODE=1 does that)"
                : "no request can be answered or sent, because there is no API key"
        }

        /// The cache file, and a journal that nobody has merged.
        private static func openRecorded(
            _ settings: Settings, _ log: Log, _ cache: (any CacheLayer)?
        ) -> [any CacheLayer] {
            let journal = settings.directory.appendingPathComponent(FileNames.journal).path
            return [cache].compactMap { $0 } + openFile(journal, log, CacheOpener.openJournal)
        }

        /// The program's resources and what is embedded.
        private static func openOwn(besides file: String, _ log: Log) -> [any CacheLayer] {
            var own: [any CacheLayer] = []
            for path in ResourceFiles.paths where path != file { own += openFile(path, log, CacheOpener.open) }
            if let literal = EmbeddedPayload.literal { own += layer(CacheOpener.open(LiteralSource(literal)), log) }
            return own
        }

        private static func openFile(
            _ path: String, _ log: Log, _ open: (any ByteSource) -> CacheOpener.Opened
        ) -> [any CacheLayer] {
            do {
                guard let kind = FileKind.at(path) else { return [] }
                if kind != .file { throw CacheError.notAFile(path, isFolder: kind == .folder) }
                let source = try FileSource(path: path)
                // As an earlier version left one behind: it is none.
                if source.count == 0 { return [] }
                log.verbose("opened \(OneLine.path(path)), \(source.count) bytes")
                return layer(open(source), log)
            } catch {
                log.report(error)
                return []
            }
        }

        private static func layer(_ opened: CacheOpener.Opened, _ log: Log) -> [any CacheLayer] {
            opened.problems.forEach(log.report)
            return opened.layer.map { [$0] } ?? []
        }
    }
}
