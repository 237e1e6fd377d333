import Foundation

nonisolated extension OpenAICache {
    /// Which part of a file an answer holds (RFC 9110, 14.4).
    struct ContentRange: Equatable {
        let range: Range<UInt64>
        /// The whole file's length.
        let total: UInt64

        /// Nil for an answer that is no part, or doesn't say which one.
        init?(_ head: ResponseHead) {
            let text = head.headers["content-range"] ?? ""
            let numbers = text.dropFirst(6).split { "-/".contains($0) }.map { UInt64($0) }
            guard head.status == 206, text.lowercased().hasPrefix("bytes "), numbers.count == 3,
                let first = numbers[0], let last = numbers[1], let total = numbers[2], first <= last, last < total,
                head.headers["content-encoding"]?.lowercased() ?? "identity" == "identity"
            else { return nil }
            range = first..<last + 1
            self.total = total
        }

        /// The whole file's length, where a part beyond its end was asked for: `bytes */1234`.
        static func total(refusedBy head: ResponseHead) -> UInt64? {
            guard head.status == 416, let text = head.headers["content-range"], text.lowercased().hasPrefix("bytes */")
            else { return nil }
            return UInt64(text.dropFirst(8))
        }
    }
}
