import Foundation

nonisolated extension OpenAICache {
    /// A clock that only goes forward.
    enum Clock {
        /// Where what is due later happens: a queue whose thread no blocked task can take.
        static let queue = DispatchQueue(label: "CachedOpenAI.Clock")

        static var microseconds: UInt64 { DispatchTime.now().uptimeNanoseconds / 1000 }
    }
}
