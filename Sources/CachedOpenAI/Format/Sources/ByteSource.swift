import Foundation

nonisolated extension OpenAICache {
    /// Bytes that can be read from anywhere within, without reading the rest.
    package protocol ByteSource: Sendable {
        /// What to call it in messages: a path, or what it is.
        var name: String { get }
        var count: UInt64 { get }
        /// Exactly the bytes asked for. Throws if they lie beyond the end or can't be read.
        func read(at offset: UInt64, count: Int) throws -> Foundation.Data
    }
}
