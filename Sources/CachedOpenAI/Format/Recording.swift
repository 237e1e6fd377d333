import Foundation

nonisolated extension OpenAICache {
    /// One recorded answer with the request that it answers.
    package struct Recording: Sendable {
        package var key: RequestKey
        package var request: RecordedRequest
        package var seed: Int?
        /// The base URL that it was recorded from, such as `https://api.openai.com/v1`.
        package var base: String
        package var answer: RecordedAnswer
        package var marks: Marks

        /// What tells it from all others.
        package var identity: RecordingIdentity {
            RecordingIdentity(key: key, seed: seed, base: base, recordedAt: answer.recordedAt)
        }

        package init(
            key: RequestKey, request: RecordedRequest, seed: Int?, base: String, answer: RecordedAnswer,
            marks: Marks = []
        ) {
            self.key = key
            self.request = request
            self.seed = seed
            self.base = base
            self.answer = answer
            self.marks = marks
        }
    }

    /// What was asked: for people, for the closest-request hint and for tools. Never any header.
    package struct RecordedRequest: Hashable, Sendable {
        package var method: String
        package var path: String
        package var query: String
        package var contentType: String?
        package var body: Data

        package init(method: String, path: String, query: String, contentType: String?, body: Data) {
            self.method = method
            self.path = path
            self.query = query
            self.contentType = contentType
            self.body = body
        }

        /// Whether nobody knows what was asked for: it was left out of a cache that was handed out.
        package var isLeftOut: Bool { method.isEmpty }

        /// Whether the answer is to come as events.
        package var asksForStream: Bool {
            let isInQuery = query.split(separator: "&").contains("stream=true")
            guard !isInQuery, body.range(of: Data("stream".utf8)) != nil else { return isInQuery }
            return RequestBody(body, contentType: contentType).asksForStream
        }
    }

    /// What came back, exactly.
    package struct RecordedAnswer: Hashable, Sendable {
        /// Where a piece of a stream ended, and when it came.
        package struct Piece: Hashable, Sendable {
            package var byteCount: Int
            /// Since the request was sent.
            package var microseconds: UInt64

            package init(byteCount: Int, microseconds: UInt64) {
                self.byteCount = byteCount
                self.microseconds = microseconds
            }
        }

        /// Where an answer came from.
        package enum Origin: UInt64, Sendable {
            /// The API, in dev mode.
            case recorded = 0
            /// A recording of another program's.
            case imported = 1
            /// A person changed it.
            case edited = 2
        }

        /// What stands behind a URL in the body.
        package struct Picture: Hashable, Sendable {
            package var url: String
            package var contentType: String?
            package var content: Data

            package init(url: String, contentType: String?, content: Data) {
                self.url = url
                self.contentType = contentType
                self.content = content
            }
        }

        package var status: Int
        /// The few headers that are kept, with lower-case names.
        package var headers: [String: String]
        package var body: Data
        package var pieces: [Piece]
        /// Of an images answer: the pictures behind its URLs.
        package var pictures: [Picture]
        /// From sending the request to the last byte.
        package var runMicroseconds: UInt64
        /// When it was recorded, in microseconds since 1970.
        package var recordedAt: Int64
        package var origin: Origin

        package init(
            status: Int, headers: [String: String], body: Data, pieces: [Piece] = [], pictures: [Picture] = [],
            runMicroseconds: UInt64 = 0, recordedAt: Int64, origin: Origin = .recorded
        ) {
            self.status = status
            self.headers = headers
            self.body = body
            self.pieces = pieces
            self.pictures = pictures
            self.runMicroseconds = runMicroseconds
            self.recordedAt = recordedAt
            self.origin = origin
        }
    }
}
