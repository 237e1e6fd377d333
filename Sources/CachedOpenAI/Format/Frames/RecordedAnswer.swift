import Foundation

nonisolated extension OpenAICache {
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
