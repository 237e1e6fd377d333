import Foundation

nonisolated extension OpenAICache {
    /// Which answer an unseeded repeat of each request gets next. One for all clients of the process, and of a server one
    /// for each of its guests.
    package final class Cursors: Sendable {
        private let turns = Locked<[RequestKey: Int]>([:])
        private let first: Int

        /// - Parameter first: the turn that each request begins with, from 0.
        package init(first: Int = 0) {
            self.first = first
        }

        /// The turn that comes now, of so many.
        func next(for key: RequestKey, of count: Int) -> Int {
            turns.withLock { turns in
                let turn = turns[key, default: first]
                turns[key] = turn &+ 1
                return turn % Swift.max(count, 1)
            }
        }
    }
}
