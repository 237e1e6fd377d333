import Foundation

nonisolated extension OpenAICache {
    /// Bytes in memory.
    package struct DataSource: ByteSource {
        package let name: String
        private let data: Data

        package init(_ data: Data, name: String) {
            self.data = data
            self.name = name
        }

        package var count: UInt64 { UInt64(data.count) }

        package func read(at offset: UInt64, count: Int) throws -> Data {
            guard count >= 0, offset <= self.count, UInt64(count) <= self.count - offset else {
                throw CacheError.endOfFile(name, offset: self.count)
            }
            let start = data.startIndex + Int(offset)
            return data[start..<start + count]
        }
    }
}
