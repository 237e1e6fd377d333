import Foundation

nonisolated extension OpenAICache {
    /// One request for a file, or for the rest of it, written as it comes. The thread waits for it.
    final class DownloadTry: Sendable {
        /// So much of what can't be a cache is enough to say what it is.
        private static let mostForeignBytes: UInt64 = 1 << 20
        private static let mostBytes: UInt64 = 64 << 30

        /// What is asked first where a file may be read in parts.
        struct Probe: Sendable {
            /// A smaller file is downloaded whole.
            let fewestBytes: UInt64
            /// The file's length, once the server told it instead of giving the end.
            var total: UInt64?
        }

        enum Outcome {
            case answered(ResponseHead)
            /// The server gives parts of a large file.
            case inParts(FileEnd)
            /// It gives parts, but the file is small; or what it gives is not what was asked for.
            case wantsWhole
            /// It began to give all of a large file: perhaps it gives the end if it is told where that begins.
            case wantsEnd(total: UInt64)
        }

        private enum Reading {
            case file(total: UInt64?)
            case end(ContentRange, Data)
            case length(UInt64)
            case nothing
        }

        private let link: CacheLink
        private let partial: PartialFile
        private let progress: DownloadProgress
        private let probe: Probe?
        private let reading = Locked(Reading.nothing)

        init(_ link: CacheLink, into partial: PartialFile, _ progress: DownloadProgress, _ probe: Probe?) {
            self.link = link
            self.partial = partial
            self.progress = progress
            self.probe = partial.count == 0 ? probe : nil
        }

        /// What came of it. If that is an answer with success, its whole body is in the file.
        ///
        /// - Parameter copy: what is known of the copy that needs no download if it is still the newest.
        func run(copy: PartialFile.Note?) throws -> Outcome {
            let ending = try FileRequest {
                try self.begin($0)
            } take: {
                try self.take($0)
            }
            .run(link.url, headers: headers(copy: copy))
            switch reading.withLock({ $0 }) {
            case .file(let total):
                if !ending.isCut, let total, partial.count != total { throw URLError(.networkConnectionLost) }
                return .answered(ending.head)
            case .end(let part, let data):
                guard data.count == part.range.count else { throw URLError(.networkConnectionLost) }
                return .inParts(FileEnd(total: part.total, data: data))
            case .length(let total): return .wantsEnd(total: total)
            case .nothing:
                // Some refuse to give an end without a beginning.
                let isOther = probe != nil && [206, 400, 416, 501].contains(ending.head.status)
                return isOther ? .wantsWhole : .answered(ending.head)
            }
        }

        private func headers(copy: PartialFile.Note?) -> [String: String] {
            var headers: [String: String] = [:]
            if partial.count > 0, let condition = partial.note.rangeCondition {
                headers["Range"] = "bytes=\(partial.count)-"
                headers["If-Range"] = condition
            } else {
                headers["If-None-Match"] = copy?.tag
                headers["If-Modified-Since"] = copy?.modified
                headers["Range"] = probe.map { FileEnd.range(of: $0.total) }
            }
            return headers
        }

        /// Returns whether the body is wanted.
        private func begin(_ head: ResponseHead) throws -> Bool {
            guard head.isSuccess else { return false }
            let begun: Reading =
                if head.status != 206 {
                    try askedForEnd(head).map { .length($0) } ?? beginWhole(head, total: nil)
                } else if let probe {
                    try beginProbed(head, probe)
                } else {
                    .file(total: try totalBehind(head))
                }
            reading.withLock { $0 = begun }
            switch begun {
            case .file(let total): progress.begin(from: partial.count, of: total)
            case .end: break
            case .length, .nothing: return false
            }
            return true
        }

        /// How long a file is that is large enough for parts, if its end was asked for without that.
        private func askedForEnd(_ head: ResponseHead) -> UInt64? {
            guard let probe, probe.total == nil, head.headers["accept-ranges"] != "none",
                head.headers["content-encoding"]?.lowercased() ?? "identity" == "identity",
                let total = head.headers["content-length"].flatMap({ UInt64($0) }), total > 0
            else { return nil }
            return total >= probe.fewestBytes ? total : nil
        }

        private func beginProbed(_ head: ResponseHead, _ probe: Probe) throws -> Reading {
            guard let part = ContentRange(head), FileEnd.isEnd(part) else { return .nothing }
            if part.total >= probe.fewestBytes { return .end(part, Data()) }
            return part.range.lowerBound == 0 ? try beginWhole(head, total: part.total) : .nothing
        }

        private func beginWhole(_ head: ResponseHead, total: UInt64?) throws -> Reading {
            // What the system decodes has another length than the one in the header.
            let encoding = head.headers["content-encoding"] ?? "identity"
            let isAsSent = encoding.lowercased() == "identity"
            let total = total ?? (isAsSent ? head.headers["content-length"].flatMap { UInt64($0) } : nil)
            try partial.restart(
                .init(
                    key: link.key, tag: isAsSent ? head.headers["etag"] : nil,
                    modified: isAsSent ? head.headers["last-modified"] : nil, total: total,
                    encoding: isAsSent ? nil : encoding))
            return .file(total: total)
        }

        /// The file's length, if the part is the one that is missing.
        private func totalBehind(_ head: ResponseHead) throws -> UInt64? {
            guard let part = ContentRange(head), part.range.lowerBound == partial.count,
                partial.note.total == nil || part.total == partial.note.total
            else {
                try partial.restart(.init(key: link.key))
                throw URLError(.badServerResponse)
            }
            return part.total
        }

        /// Returns whether more is wanted.
        private func take(_ piece: Data) throws -> Bool {
            switch reading.withLock({ $0 }) {
            case .file(let total): return try write(piece, total)
            case .end(let part, var data):
                data.append(piece)
                guard data.count <= part.range.count else { throw URLError(.badServerResponse) }
                reading.withLock { [data] in $0 = .end(part, data) }
                return true
            case .length, .nothing: return false
            }
        }

        private func write(_ piece: Data, _ total: UInt64?) throws -> Bool {
            if let total, partial.count + UInt64(piece.count) > total { throw URLError(.badServerResponse) }
            try partial.append(piece)
            progress.update(partial.count, of: total)
            if partial.count > Self.mostBytes {
                throw DownloadFailure("what \(link.shown) sends is longer than any cache. Tell your teacher.")
            }
            let before = partial.count - UInt64(piece.count)
            return before > Self.mostForeignBytes || partial.count <= Self.mostForeignBytes || partial.beginsLikeCache
        }
    }
}
