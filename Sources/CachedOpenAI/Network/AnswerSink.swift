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

    /// What is known once an answer is whole.
    package struct Ending: Sendable {
        package var runMicroseconds: UInt64
        package var isReplay = false
    }

    /// Status and headers of an answer. Names are lower-case.
    package struct ResponseHead: Equatable, Sendable {
        package var status: Int
        package var headers: [String: String]

        package var isSuccess: Bool { (200..<300).contains(status) }
        /// The final one is still to come (RFC 9110, 15.2); 101 is final here.
        var isInterim: Bool { (100..<200).contains(status) && status != 101 }
    }

    /// Work that is under way and can be given up.
    package protocol Cancellable: AnyObject, Sendable {
        func cancel()
        /// The rest is no longer wanted: as `cancel()`, but a recording that is nearly whole may still be finished.
        func stopReading()
    }

    /// Work that begins when it is told to.
    package protocol Departing: Cancellable {
        func start()
    }
}
