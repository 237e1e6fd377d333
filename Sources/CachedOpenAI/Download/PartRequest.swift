import Foundation

nonisolated extension OpenAICache {
    /// Some bytes of a published file, asked for until all are there. The thread waits for them.
    struct PartRequest {
        private static let mostFailures = 3

        let link: CacheLink
        /// The whole file's length.
        let total: UInt64

        /// - Parameter beginning: as far as they are there.
        /// - Throws: `PartSource.OtherBytes` if the server has another file, or gives no parts; `DownloadFailure`.
        func bytes(in range: Range<UInt64>, after beginning: Data = .init()) throws -> Data {
            let data = Locked(beginning)
            var failures = 0
            while true {
                let count = data.withLock(\.count)
                let missing = range.lowerBound + UInt64(count)..<range.upperBound
                if missing.isEmpty { return data.withLock { $0 } }
                let (reason, head) = try attempt(missing, into: data)
                failures = data.withLock(\.count) > count ? 1 : failures + 1
                guard let reason else { continue }
                guard failures <= Self.mostFailures else {
                    throw DownloadFailure(
                        "bytes \(missing.lowerBound) to \(missing.upperBound) of \(link.shown) could not be fetched: "
                            + "\(reason).", isPassing: true)
                }
                let seconds = RetryPolicy(maxRetries: 0).seconds(afterRetries: failures - 1, head: head)
                Foundation.Thread.sleep(forTimeInterval: seconds)
            }
        }

        /// The file's end as the server has it now; nil if it has another length, or gives no parts.
        func end() throws -> FileEnd? {
            let found = Locked<(part: ContentRange?, data: Data)>((nil, Data()))
            let ending = try FileRequest { head in
                let part = ContentRange(head).flatMap { FileEnd.isEnd($0) ? $0 : nil }
                found.withLock { $0.part = part }
                return part != nil
            } take: { piece in
                found.withLock { found in
                    found.data.append(piece)
                    return found.data.count <= found.part?.range.count ?? 0
                }
            }.run(link.url, headers: ["Range": FileEnd.range(of: total)])
            guard ending.head.isSuccess || ending.head.status == 416 else { throw link.refusal(ending.head) }
            let (part, data) = found.withLock { $0 }
            guard let part, part.range.count == data.count else { return nil }
            return FileEnd(total: part.total, data: data)
        }

        /// Why some of it is still missing, if not because the server gives less at a time.
        private func attempt(
            _ missing: Range<UInt64>, into data: Locked<Data>
        ) throws -> (reason: String?, head: ResponseHead?) {
            let mostBytes = data.withLock(\.count) + missing.count
            do {
                let ending = try FileRequest { [total] head in
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
                guard RetryPolicy(maxRetries: 0).isRetryable(head) else { throw link.refusal(head) }
                return ("it was answered with \(CacheLink.words(head.status))", head)
            } catch let error as URLError {
                return ("no connection (\(error.localizedDescription))", nil)
            }
        }
    }
}
