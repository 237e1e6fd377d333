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
    /// The request is sent when the loop begins. Leaving the loop early closes the connection.
    public struct Stream<Element: APIObject>: AsyncSequence, Swift.Sendable {
        let client: OpenAI
        let request: Result<Request, any Swift.Error>

        /// Sends the request, or replays it, at the first `next()`.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(StreamReading<StreamEvents<Element>>(client: client, request: request))
        }

        /// Gives the events in turn.
        public struct AsyncIterator: AsyncIteratorProtocol {
            private let reading: StreamReading<StreamEvents<Element>>

            fileprivate init(_ reading: StreamReading<StreamEvents<Element>>) {
                self.reading = reading
            }

            /// - Throws: `OpenAIError`, `OpenAICache.MissError`, `CancellationError`.
            public mutating func next() async throws -> Element? {
                try await reading.next()
            }
        }
    }

    /// Reads a stream to its end on this thread.
    func readBlocking<Element: APIObject>(_ request: Request, onElement: (Element) throws -> Void) throws {
        let reading = StreamReading<StreamEvents<Element>>(client: self, request: .success(request))
        while let element = try reading.blockingNext() { try onElement(element) }
    }

    /// From the bytes of a success to what a stream gives.
    protocol StreamDecoding {
        associatedtype Element
        init()
        mutating func take(_ pieces: [Data])
        /// The next element that is whole; nil if more bytes are needed.
        mutating func next() throws -> Element?
        /// What is left when the last byte has come.
        mutating func last(of head: OpenAICache.ResponseHead?) throws -> Element?
    }

    /// One reading of a stream: from the request to its elements. An answer that is no success becomes its error. Dropped
    /// early, it stops the answer.
    final class StreamReading<Decoding: StreamDecoding>: @unchecked Sendable {
        typealias Element = Decoding.Element

        private let client: OpenAI
        private let request: Result<Request, any Swift.Error>
        private let queue = OpenAICache.PieceQueue()
        private var events = Decoding()
        private var failureBody = Data()
        private var call: OpenAICache.Call?
        private var running: (any OpenAICache.Cancellable)?

        init(client: OpenAI, request: Result<Request, any Swift.Error>) {
            self.client = client
            self.request = request
        }

        deinit {
            running?.stopReading()
        }

        func next() async throws -> Element? {
            let call = try start()
            let running = running
            return try await withTaskCancellationHandler {
                do {
                    while true {
                        if let element = try events.next() { return element }
                        guard let pieces = try await queue.next() else { return try last() }
                        take(pieces)
                    }
                } catch {
                    throw ErrorMapping.error(error, call)
                }
            } onCancel: {
                running?.cancel()
            }
        }

        /// As `next()`; the thread waits.
        func blockingNext() throws -> Element? {
            let call = try start()
            do {
                while true {
                    if let element = try events.next() { return element }
                    guard let pieces = try queue.blockingNext() else { return try last() }
                    take(pieces)
                }
            } catch {
                throw ErrorMapping.error(error, call)
            }
        }

        private func take(_ pieces: [Data]) {
            if isFailure { failureBody = pieces.reduce(failureBody, +) } else { events.take(pieces) }
        }

        private func last() throws -> Element? {
            if let head = queue.head, isFailure { throw ErrorMapping.error(head, body: failureBody) }
            return try events.last(of: queue.head)
        }

        private var isFailure: Bool { queue.head.map { !$0.isSuccess } ?? false }

        private func start() throws -> OpenAICache.Call {
            if let call { return call }
            var request = try request.get()
            request.isStream = true
            let call = try client.call(for: request)
            self.call = call
            running = client.engine.start(call, sink: queue)
            return call
        }
    }
}
