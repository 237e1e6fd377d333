import Foundation

nonisolated extension OpenAICache {
    /// Recordings as tagged fields: what the journal's and the cache file's frames hold. An unknown tag is passed over.
    package enum RecordingCoding {
        private enum Tag {
            static let key: UInt64 = 1
            static let seed: UInt64 = 2
            static let base: UInt64 = 3
            static let method: UInt64 = 4
            static let path: UInt64 = 5
            static let query: UInt64 = 6
            static let contentType: UInt64 = 7
            static let requestBody: UInt64 = 8
            /// Format 1 alone: the mark of that name.
            static let replacesEarlier: UInt64 = 9
            static let marks: UInt64 = 10
            static let status: UInt64 = 16
            static let header: UInt64 = 17
            static let body: UInt64 = 18
            static let pieces: UInt64 = 19
            static let runMicroseconds: UInt64 = 20
            static let recordedAt: UInt64 = 21
            static let picture: UInt64 = 22
            static let origin: UInt64 = 23
        }

        private enum PictureTag {
            static let url: UInt64 = 1
            static let contentType: UInt64 = 2
            static let content: UInt64 = 3
        }

        /// An answer has far fewer of each. A field of two bytes, or of a part of one if it is compressed, would make
        /// a hundred bytes in memory: beyond these bounds they are passed over.
        private static let mostPieces = 1 << 20
        static let mostPictures = 1 << 14
        private static let mostHeaders = 1 << 10

        /// The whole of it, as the journal keeps it.
        package static func encode(_ recording: Recording) -> Data {
            var writer = ByteWriter()
            appendIdentity(recording.key, recording.seed, recording.base, recording.marks, to: &writer)
            if !recording.request.isLeftOut { appendRequest(recording.request, to: &writer) }
            appendAnswer(recording.answer, to: &writer)
            return writer.data
        }

        /// All of a request but its body, which is packed with others.
        package static func encodeHead(_ request: RecordedRequest) -> Data {
            var writer = ByteWriter()
            var head = request
            head.body = Data()
            appendRequest(head, to: &writer)
            return writer.data
        }

        /// All of an answer but what is packed with others': its key, body, times and pictures.
        package static func encodeHead(_ answer: RecordedAnswer, seed: Int?, base: String, marks: Marks) -> Data {
            var writer = ByteWriter()
            appendProvenance(seed, base, marks, to: &writer)
            appendHead(answer, to: &writer)
            return writer.data
        }

        /// The request alone, with its key.
        package static func encodeRequest(_ request: RecordedRequest, key: RequestKey) -> Data {
            var writer = ByteWriter()
            writer.append(field: Tag.key, key.digest)
            appendRequest(request, to: &writer)
            return writer.data
        }

        /// The answer with its identity, so that an index that was lost can be made again.
        package static func encodeAnswer(
            _ answer: RecordedAnswer, key: RequestKey, seed: Int?, base: String, marks: Marks = []
        ) -> Data {
            var writer = ByteWriter()
            appendIdentity(key, seed, base, marks, to: &writer)
            appendAnswer(answer, to: &writer)
            return writer.data
        }

        private static func appendIdentity(
            _ key: RequestKey, _ seed: Int?, _ base: String, _ marks: Marks, to writer: inout ByteWriter
        ) {
            writer.append(field: Tag.key, key.digest)
            appendProvenance(seed, base, marks, to: &writer)
        }

        private static func appendProvenance(
            _ seed: Int?, _ base: String, _ marks: Marks, to writer: inout ByteWriter
        ) {
            if let seed { writer.append(field: Tag.seed, signed: Int64(seed)) }
            writer.append(field: Tag.base, base)
            if !marks.isEmpty { writer.append(field: Tag.marks, integer: UInt64(marks.rawValue)) }
        }

        private static func appendRequest(_ request: RecordedRequest, to writer: inout ByteWriter) {
            writer.append(field: Tag.method, request.method)
            writer.append(field: Tag.path, request.path)
            if !request.query.isEmpty { writer.append(field: Tag.query, request.query) }
            if let contentType = request.contentType { writer.append(field: Tag.contentType, contentType) }
            if !request.body.isEmpty { writer.append(field: Tag.requestBody, request.body) }
        }

        private static func appendHead(_ answer: RecordedAnswer, to writer: inout ByteWriter) {
            writer.append(field: Tag.status, integer: UInt64(clamping: answer.status))
            if answer.origin != .recorded { writer.append(field: Tag.origin, integer: answer.origin.rawValue) }
            for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) {
                writer.append(field: Tag.header, "\(name)\0\(value)")
            }
        }

        private static func appendAnswer(_ answer: RecordedAnswer, to writer: inout ByteWriter) {
            appendHead(answer, to: &writer)
            writer.append(field: Tag.runMicroseconds, integer: answer.runMicroseconds)
            writer.append(field: Tag.recordedAt, signed: answer.recordedAt)
            if !answer.pieces.isEmpty { writer.append(field: Tag.pieces, encode(answer.pieces)) }
            writer.append(field: Tag.body, answer.body)
            for picture in answer.pictures { writer.append(field: Tag.picture, encode(picture)) }
        }

        private static func encode(_ picture: RecordedAnswer.Picture) -> Data {
            var writer = ByteWriter()
            writer.append(field: PictureTag.url, picture.url)
            if let contentType = picture.contentType { writer.append(field: PictureTag.contentType, contentType) }
            writer.append(field: PictureTag.content, picture.content)
            return writer.data
        }

        private static func decodePicture(_ data: Data) throws -> RecordedAnswer.Picture {
            var reader = ByteReader(data)
            var picture = RecordedAnswer.Picture(url: "", contentType: nil, content: Data())
            while let field = try reader.readField() {
                switch field.tag {
                case PictureTag.url: picture.url = String(decoding: field.value, as: UTF8.self)
                case PictureTag.contentType: picture.contentType = String(decoding: field.value, as: UTF8.self)
                case PictureTag.content: picture.content = field.value
                default: break
                }
            }
            return picture
        }

        /// Each piece as its length and the time since the one before.
        package static func encode(_ pieces: [RecordedAnswer.Piece]) -> Data {
            var writer = ByteWriter()
            var earlier: UInt64 = 0
            for piece in pieces {
                writer.append(variable: UInt64(piece.byteCount))
                writer.append(variable: piece.microseconds &- earlier)
                earlier = piece.microseconds
            }
            return writer.data
        }

        static func decodePieces(_ data: Data) throws -> [RecordedAnswer.Piece] {
            var reader = ByteReader(data)
            var pieces: [RecordedAnswer.Piece] = []
            var time: UInt64 = 0
            while !reader.isAtEnd, pieces.count < mostPieces {
                let count = try reader.readVariable()
                time = time &+ (try reader.readVariable())
                pieces.append(.init(byteCount: Int(clamping: count), microseconds: time))
            }
            return pieces
        }

        // MARK: Reading

        /// What is known of a recording from its fields; which of them there are depends on the kind of frame.
        package struct Fields {
            package var key: RequestKey?
            var seed: Int?
            var base = ""
            var marks: Marks = []
            package var request = RecordedRequest(method: "", path: "", query: "", contentType: nil, body: Data())
            var answer = RecordedAnswer(status: 0, headers: [:], body: Data(), recordedAt: 0)

            init(_ data: Data) throws {
                var reader = ByteReader(data)
                while let field = try reader.readField() { try take(field.tag, field.value) }
            }

            private mutating func take(_ tag: UInt64, _ value: Data) throws {
                var reader = ByteReader(value)
                switch tag {
                case Tag.key: key = RequestKey(digest: value)
                case Tag.seed: seed = Int(clamping: try reader.readSigned())
                case Tag.base: base = String(decoding: value, as: UTF8.self)
                case Tag.replacesEarlier: marks.insert(.replacesEarlier)
                case Tag.marks: marks.formUnion(.init(rawValue: UInt16(truncatingIfNeeded: try reader.readVariable())))
                case Tag.method: request.method = String(decoding: value, as: UTF8.self)
                case Tag.path: request.path = String(decoding: value, as: UTF8.self)
                case Tag.query: request.query = String(decoding: value, as: UTF8.self)
                case Tag.contentType: request.contentType = String(decoding: value, as: UTF8.self)
                case Tag.requestBody: request.body = value
                case Tag.status: answer.status = Int(clamping: try reader.readVariable())
                case Tag.header where answer.headers.count < mostHeaders: takeHeader(value)
                case Tag.body: answer.body = value
                case Tag.pieces: answer.pieces = try decodePieces(value)
                case Tag.runMicroseconds: answer.runMicroseconds = try reader.readVariable()
                case Tag.recordedAt: answer.recordedAt = try reader.readSigned()
                case Tag.origin: answer.origin = .init(rawValue: try reader.readVariable()) ?? .imported
                case Tag.picture where answer.pictures.count < mostPictures:
                    answer.pictures.append(try decodePicture(value))
                default: break
                }
            }

            private mutating func takeHeader(_ value: Data) {
                let parts = value.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2 else { return }
                answer.headers[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
            }

            /// Nil without a key.
            var identity: RecordingIdentity? {
                key.map { RecordingIdentity(key: $0, seed: seed, base: base, recordedAt: answer.recordedAt) }
            }

            /// The recording, if all that identifies it is there.
            var recording: Recording? {
                guard let key else { return nil }
                return Recording(
                    key: key, request: request, seed: seed, base: base, answer: answer, marks: marks)
            }
        }
    }
}
