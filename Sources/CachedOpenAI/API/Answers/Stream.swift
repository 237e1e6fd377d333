import Foundation

nonisolated extension OpenAI {
    /// An answer that comes piece by piece.
    ///
    /// ```swift
    /// for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Count to five.")]) {
    ///     print(chunk.choices.first?.delta.content ?? "", terminator: "")
    /// }
    /// ```
    ///
    /// A stream is one request, sent when the first loop begins. It can be read again, by several tasks too: each loop
    /// starts with what has come already. The connection closes when the task of its last reader is cancelled, or when
    /// neither the stream nor a loop over it is left.
    public struct Stream<Element: APIObject>: AsyncSequence, Swift.Sendable {
        private let reading: StreamReading<StreamEvents<Element>>
        private let first = StreamPlace<Element>()

        init(client: OpenAI, request: Result<Request, any Swift.Error>) {
            reading = StreamReading(client: client, request: request)
        }

        /// Starts with the first event; the request is sent, or replayed, at the first `next()` of all.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(reader: StreamReader(reading, from: first))
        }

        /// Gives the events in turn.
        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate let reader: StreamReader<StreamEvents<Element>>

            /// - Throws: `OpenAIError`, `CancellationError`.
            public mutating func next() async throws -> Element? {
                try await reader.next()
            }
        }
    }

    /// Reads a stream to its end on this thread.
    func readBlocking<Element: APIObject>(_ request: Request, onElement: (Element) throws -> Void) throws {
        let reading = StreamReading<StreamEvents<Element>>(client: self, request: .success(request))
        let reader = StreamReader(reading, from: .init())
        while let element = try reader.blockingNext() { try onElement(element) }
    }
}
