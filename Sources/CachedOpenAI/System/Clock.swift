import Foundation

nonisolated extension OpenAICache {
    /// A clock that only goes forward, and the time of day.
    enum Clock {
        /// Where what is due later happens: a queue whose thread no blocked task can take, and no blocked queue of the
        /// program's.
        static let queue = DispatchQueue(label: "CachedOpenAI.Clock", qos: .userInitiated)

        /// Since 1970, as the machine's clock has it: it may stand still or go back.
        static var dateMicroseconds: Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }

        static var microseconds: UInt64 { DispatchTime.now().uptimeNanoseconds / 1000 }
    }
}
