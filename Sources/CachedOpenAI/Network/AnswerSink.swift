import Foundation

nonisolated extension OpenAICache {
    /// Takes an answer as it comes, live or replayed: the head, the pieces of the body, the end. From one thread at a time.
    package protocol AnswerSink: AnyObject, Sendable {
        func receive(head: ResponseHead)
        /// - Parameter microseconds: since the request was sent.
        func receive(piece: Data, at microseconds: UInt64)
        /// The last call. An error means that the answer is not whole.
        func end(_ outcome: Result<Ending, any Error>)
    }
}
