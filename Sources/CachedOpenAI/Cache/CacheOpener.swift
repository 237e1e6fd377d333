import Foundation

nonisolated extension OpenAICache {
    /// Opens what there is, in whatever state it is, and says what is wrong with it.
    package enum CacheOpener {
        package struct Opened {
            package var layer: (any CacheLayer)?
            package var problems: [CacheError]
        }

        /// A cache file or a journal, whichever it is.
        package static func openEither(_ source: any ByteSource) -> Opened {
            JournalHeader.begins(source) ? openJournal(source) : open(source)
        }

        /// A cache file or literal: with its index if that is whole, else read frame by frame.
        package static func open(_ source: any ByteSource) -> Opened {
            do {
                return Opened(layer: CheckedFile(try CacheFile(source)), problems: [])
            } catch let problem as CacheError where problem.code != .newerVersion && problem.code != .system {
                return salvage(source, after: problem)
            } catch {
                return Opened(layer: nil, problems: [asCacheError(error, source.name)])
            }
        }

        /// A journal, read-only.
        package static func openJournal(_ source: any ByteSource) -> Opened {
            if source.count == 0 { return Opened(layer: nil, problems: []) }
            let header: JournalHeader
            do {
                header = try JournalHeader(from: source)
            } catch let problem as CacheError where problem.code == .damaged {
                return salvage(source, after: problem)
            } catch {
                return Opened(layer: nil, problems: [asCacheError(error, source.name)])
            }
            let file = ScannedFile(
                source, from: UInt64(JournalHeader.byteCount), holdsEarlierKeys: header.version < 2)
            return Opened(layer: file, problems: file.damage)
        }

        private static func salvage(_ source: any ByteSource, after problem: CacheError) -> Opened {
            guard let start = Frame.next(in: source, from: 0, to: source.count) else {
                return Opened(layer: nil, problems: [problem])
            }
            let file = ScannedFile(source, from: start)
            let known = problem.code == .foreign && !file.isEmpty ? .spoilt(source) : problem
            return Opened(layer: file.isEmpty ? nil : file, problems: [known] + file.damage)
        }

        private static func asCacheError(_ error: any Error, _ name: String) -> CacheError {
            error as? CacheError ?? .damaged(name, offset: 0, "\(error)")
        }
    }
}
