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
    /// As a `Stream`, it is one request, however often it is read.
    public struct BinaryStream: AsyncSequence, Swift.Sendable {
        /// A piece of the body as it arrived.
        public typealias Element = Foundation.Data

        private let reading: StreamReading<StreamPieces>
        private let first = StreamPlace<Foundation.Data>()

        init(client: OpenAI, request: Request) {
            reading = StreamReading(client: client, request: .success(request))
        }

        /// Starts with the first piece; the request is sent, or replayed, at the first `next()` of all.
        public func makeAsyncIterator() -> AsyncIterator {
            AsyncIterator(reader: StreamReader(reading, from: first))
        }

        /// Gives the pieces in turn.
        public struct AsyncIterator: AsyncIteratorProtocol {
            fileprivate let reader: StreamReader<StreamPieces>

            /// - Throws: `OpenAIError`, `CancellationError`.
            public mutating func next() async throws -> Foundation.Data? {
                try await reader.next()
            }
        }

        /// Writes the pieces into a file as they come, from the first one on in the place of one that is there. What
        /// has come of an answer that breaks off stays.
        ///
        /// - Throws: `OpenAIError`, the system's error for a file that can't be written.
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
        let reader = StreamReader(reading, from: .init())
        while let piece = try reader.blockingNext() { try onPiece(piece) }
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
