import Foundation

nonisolated extension OpenAICache {
    /// Some bytes of a published file, asked for until all are there. The thread waits for them.
    struct PartRequest {
        private static let mostFailures = 3
        /// Who sends less at a time comes nowhere.
        private static let fewestBytes = 512
        /// In seconds, for what can be done without.
        private static let shortWait = 5.0

        let link: CacheLink
        /// The whole file's length.
        let total: UInt64
        let say: @Sendable (String) -> Void

        /// - Parameter beginning: as far as they are there.
        /// - Throws: `PartSource.OtherBytes` if the server has another file, or gives no parts; `DownloadFailure`.
        func bytes(in range: Range<UInt64>, after beginning: Data = .init()) throws -> Data {
            let data = Locked(beginning)
            var failures = 0
            while true {
                let count = data.withLock(\.count)
                let missing = range.lowerBound + UInt64(count)..<range.upperBound
                if missing.isEmpty { return data.withLock { $0 } }
                let (why, head) = try attempt(missing, into: data)
                let isFarther = data.withLock(\.count) >= Swift.min(count + Self.fewestBytes, range.count)
                failures = isFarther ? 1 : failures + 1
                guard let reason = why ?? (isFarther ? nil : "the server sent hardly anything") else { continue }
                guard failures <= Self.mostFailures else {
                    throw DownloadFailure(
                        "bytes \(missing.lowerBound) to \(missing.upperBound) of \(link.shown) could not be fetched: "
                            + "\(reason).", isPassing: true)
                }
                let seconds = RetryPolicy(maxRetries: 0).seconds(afterRetries: failures - 1, head: head)
                say("a part of \(link.shown): \(reason); trying again")
                Foundation.Thread.sleep(forTimeInterval: seconds)
            }
        }

        /// Whether the server has the same bytes there, by one try; nil if it can't be told.
        func finds(_ bytes: Data, in range: Range<UInt64>) -> Bool? {
            let data = Locked(Data())
            do {
                let (why, _) = try attempt(range, into: data, idleSeconds: Self.shortWait)
                return why == nil ? data.withLock { $0 == bytes } : nil
            } catch {
                return error is PartSource.OtherBytes ? false : nil
            }
        }

        /// The end of the file that the server has now; nil if it gives no parts.
        func end() throws -> FileEnd? {
            switch try end(of: total) {
            case .end(let end): return end
            case .isOf(let other):
                guard case .end(let end) = try end(of: other) else { return nil }
                return end
            case .nothing: return nil
            }
        }

        private enum FoundEnd {
            case end(FileEnd)
            /// A file of another length.
            case isOf(UInt64)
            case nothing
        }

        private func end(of total: UInt64) throws -> FoundEnd {
            let found = Locked<(part: ContentRange?, data: Data)>((nil, Data()))
            let ending = try FileRequest { head in
                let part = ContentRange(head)
                found.withLock { $0.part = part }
                return part.map(FileEnd.isEnd) == true
            } take: { piece in
                found.withLock { found in
                    found.data.append(piece)
                    return found.data.count <= found.part?.range.count ?? 0
                }
            }.run(link.url, headers: ["Range": FileEnd.range(of: total)])
            guard ending.head.isSuccess || ending.head.status == 416 else {
                throw link.refusal(ending.head, of: "a part")
            }
            let (part, data) = found.withLock { $0 }
            if let part, FileEnd.isEnd(part), part.range.count == data.count {
                return .end(FileEnd(total: part.total, data: data))
            }
            let other = part?.total ?? ContentRange.total(refusedBy: ending.head)
            return other.map { $0 == total || $0 == 0 ? .nothing : .isOf($0) } ?? .nothing
        }

        /// Whether there is a cache at all, given in parts or not.
        func findsCache() throws -> Bool {
            let start = Locked(Data())
            _ = try FileRequest {
                $0.isSuccess
            } take: { piece in
                start.withLock { start in
                    start.append(piece)
                    return start.count < FileHeader.byteCount
                }
            }.run(link.url, headers: ["Range": "bytes=0-\(FileHeader.byteCount - 1)"])
            return start.withLock { FileHeader.begins($0) || Gzip.begins($0) }
        }

        /// Why some of it is still missing, if not because the server gives less at a time.
        private func attempt(
            _ missing: Range<UInt64>, into data: Locked<Data>, idleSeconds: Double = FileRequest.usualIdleSeconds
        ) throws -> (reason: String?, head: ResponseHead?) {
            let mostBytes = data.withLock(\.count) + missing.count
            do {
                let ending = try FileRequest(idleSeconds: idleSeconds) { [total] head in
                    if !head.isSuccess { return false }
                    guard let part = ContentRange(head), part.total == total,
                        part.range.lowerBound == missing.lowerBound, part.range.upperBound <= missing.upperBound
                    else { throw PartSource.OtherBytes() }
                    return true
                } take: { piece in
                    let isTooMuch = data.withLock { data in
                        data.append(piece)
                        return data.count > mostBytes
                    }
                    if isTooMuch { throw PartSource.OtherBytes() }
                    return true
                }.run(link.url, headers: ["Range": "bytes=\(missing.lowerBound)-\(missing.upperBound - 1)"])
                let head = ending.head
                if head.isSuccess { return (nil, head) }
                if head.status == 416 { throw PartSource.OtherBytes() }
                guard RetryPolicy(maxRetries: 0).isRetryable(head) else { throw link.refusal(head, of: "a part") }
                return ("it was answered with \(CacheLink.words(head.status))", head)
            } catch let error as URLError {
                return ("no connection (\(error.localizedDescription))", nil)
            }
        }
    }
}
