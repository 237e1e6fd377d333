import Foundation

nonisolated extension OpenAICache {
    /// A value that only one thread touches at a time.
    package final class Locked<Value>: @unchecked Sendable {
        private let lock = NSLock()
        private var value: Value

        package init(_ value: Value) {
            self.value = value
        }

        package func withLock<Answer>(_ body: (inout Value) throws -> Answer) rethrows -> Answer {
            lock.lock()
            defer { lock.unlock() }
            return try body(&value)
        }
    }
}
