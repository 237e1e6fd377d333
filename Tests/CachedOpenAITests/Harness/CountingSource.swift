import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Bytes in memory that count how much of them is read.
final class CountingSource: OpenAICache.ByteSource {
    let name = "a counted file"
    private let data: OpenAICache.DataSource
    private let state = OpenAICache.Locked((bytes: 0, largest: 0))

    init(_ data: Data) {
        self.data = .init(data, name: "a counted file")
    }

    var count: UInt64 { data.count }
    var readCount: Int { state.withLock { $0.bytes } }
    var largestRead: Int { state.withLock { $0.largest } }

    func read(at offset: UInt64, count: Int) throws -> Data {
        let bytes = try data.read(at: offset, count: count)
        state.withLock { state in
            state.bytes += count
            state.largest = max(state.largest, count)
        }
        return bytes
    }
}
