import Foundation

nonisolated extension OpenAI {
    /// An answer that is no JSON, piece by piece as it comes.
    ///
    /// ```swift
    /// var sound = Data()
    /// for try await piece in client.audio.speech.stream(model: "tts-1", voice: "alloy", input: "Good morning.") {
    ///     sound += piece
    /// }
    /// ```
    ///
    /// The request is sent when the loop begins. Leaving the loop early closes the connection.
    public struct BinaryStream: AsyncSequence, Swift.Sendable {
        /// A piece of the body as it arrived.
        public typealias Element = Foundation.Data

        let client: OpenAI
        let request: Request

        /// Sends the request, or replays it, at the first `next()`.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(StreamReading(client: client, request: .success(request)))
        }

        /// Gives the pieces in turn.
        public struct AsyncIterator: AsyncIteratorProtocol {
            private let reading: StreamReading<StreamPieces>

            fileprivate init(_ reading: StreamReading<StreamPieces>) {
                self.reading = reading
            }

            /// - Throws: `OpenAIError`, `OpenAICache.MissError`, `CancellationError`.
            public mutating func next() async throws -> Foundation.Data? {
                try await reading.next()
            }
        }

        /// Writes the pieces into a file as they come, from the first one on in the place of one that is there. What
        /// has come of an answer that breaks off stays.
        ///
        /// - Throws: `OpenAIError`, `OpenAICache.MissError`, the system's error for a file that can't be written.
        public func write(to url: Foundation.URL) async throws {
            var file: Foundation.FileHandle?
            for try await piece in self {
                let open = try file ?? Self.create(url)
                file = open
                try open.write(contentsOf: piece)
            }
            try file?.close()
        }

        private static func create(_ url: Foundation.URL) throws -> Foundation.FileHandle {
            try Data().write(to: url)
            return try Foundation.FileHandle(forWritingTo: url)
        }
    }

    /// Reads an answer to its end on this thread, piece by piece.
    func readPiecesBlocking(_ request: Request, onPiece: (Data) throws -> Void) throws {
        let reading = StreamReading<StreamPieces>(client: self, request: .success(request))
        while let piece = try reading.blockingNext() { try onPiece(piece) }
    }

    /// The pieces of an answer as they are.
    struct StreamPieces: StreamDecoding {
        private var waiting: [Data] = []

        init() {}

        mutating func take(_ pieces: [Data]) {
            waiting += pieces.reversed().map(BinaryContent.fromZero)
        }

        /// All that was taken is given before more is taken, so the order is that in which it came.
        mutating func next() -> Data? { waiting.popLast() }

        func last(of head: OpenAICache.ResponseHead?) -> Data? { nil }
    }
}
