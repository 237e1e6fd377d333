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

        init(client: OpenAI, request: Result<Request, any Swift.Error>) {
            reading = StreamReading(client: client, request: request)
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

    /// The pieces of an answer as they are. What begins like text is held back until it is seen to be none: errors and
    /// pages come in the place of sound. Of a file's content nothing can be said.
    struct StreamPieces: StreamDecoding {
        private static let mostHeld = 65_536

        private var waiting: [Data] = []
        private var held = Data()
        /// What comes from now on is given as it comes.
        private var isSound = false
        private var method = "POST"
        private var path = "/audio/speech"

        init() {}

        mutating func begin(_ request: Request) {
            (method, path) = (request.method, request.path.text)
            if case .fileContent = kind { isSound = true }
        }

        private var kind: OpenAICache.AnswerKind { .init(method: method, path: path) }

        mutating func take(_ pieces: [Data]) {
            for piece in pieces where !piece.isEmpty {
                if isSound { waiting.insert(BinaryContent.fromZero(piece), at: 0) } else { hold(piece) }
            }
        }

        private mutating func hold(_ piece: Data) {
            held += piece
            if held.count < Self.mostHeld, Self.looksLikeText(held) { return }
            isSound = true
            waiting.insert(held, at: 0)
            held = Data()
        }

        private static func looksLikeText(_ data: Data) -> Bool {
            let first = data.first { !UnstreamedAnswer.isSpace($0) }
            return first == nil || first == UInt8(ascii: "{") || first == UInt8(ascii: "<")
        }

        /// All that was taken is given before more is taken, so the order is that in which it came.
        mutating func next() -> Data? { waiting.popLast() }

        mutating func last(of head: OpenAICache.ResponseHead?) throws -> Data? {
            if isSound { return waiting.popLast() }
            if let error = OpenAICache.StrayText(held).error { throw ErrorMapping.error(error, head, body: held) }
            let verdict = OpenAICache.AnswerJudge.judge(
                method: method, path: path, requestedStream: false, status: head?.status ?? 200,
                contentType: head?.headers["content-type"], body: held)
            guard case .failure = verdict else {
                defer { (isSound, held) = (true, Data()) }
                return held
            }
            if case .speech = kind { throw UnstreamedAnswer(body: held, head: head).mismatch(with: "sound") }
            throw UnstreamedAnswer(body: held, head: head).mismatch(with: "what was asked for")
        }
    }
}
