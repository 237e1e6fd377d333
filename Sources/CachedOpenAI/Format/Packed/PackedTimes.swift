import Foundation

nonisolated extension OpenAICache {
    /// An answer's times as a packed block has them. A stream's pieces are counted in events, if each ends with one, else
    /// in bytes.
    package enum PackedTimes {
        private struct TooFewEvents: Error {}

        /// Two of them end a server-sent event (WHATWG HTML, section 9.2).
        private static let lineFeed: UInt8 = 0x0A
        private static let inBytes: UInt8 = 0
        private static let inEvents: UInt8 = 1

        /// When it was recorded and how long it took, and the shortest way to write its pieces.
        package static func encode(_ answer: RecordedAnswer) -> Foundation.Data {
            var writer = ByteWriter()
            writer.append(signed: answer.recordedAt)
            writer.append(variable: answer.runMicroseconds)
            if answer.pieces.isEmpty { return writer.data }
            let counted = countedInEvents(answer.pieces, of: answer.body)
            writer.append(counted == nil ? inBytes : inEvents)
            writer.append(RecordingCoding.encode(counted ?? answer.pieces))
            return writer.data
        }

        /// Sets an answer's times; its pieces, too, if it has its body.
        static func decode(_ data: Data, into answer: inout RecordedAnswer, withPieces: Bool) throws {
            var reader = ByteReader(data)
            if reader.isAtEnd { return }
            answer.recordedAt = try reader.readSigned()
            answer.runMicroseconds = try reader.readVariable()
            guard withPieces, !reader.isAtEnd else { return }
            let unit = try reader.read(UInt8.self)
            let pieces = try RecordingCoding.decodePieces(reader.read(count: reader.rest))
            answer.pieces = unit == inEvents ? try countedInBytes(pieces, of: answer.body) : pieces
        }

        /// Nil if one ends within an event.
        private static func countedInEvents(
            _ pieces: [RecordedAnswer.Piece], of body: Data
        ) -> [RecordedAnswer.Piece]? {
            var counted = pieces
            var end = 0
            var place = 0
            for index in pieces.indices {
                let (sum, isTooMuch) = end.addingReportingOverflow(pieces[index].byteCount)
                if isTooMuch || sum > body.count { return nil }
                end = sum
                var events = 0
                while place < end, let next = endOfEvent(in: body, from: place) {
                    place = next
                    events += 1
                }
                guard place == end else { return nil }
                counted[index].byteCount = events
            }
            return counted
        }

        private static func countedInBytes(
            _ pieces: [RecordedAnswer.Piece], of body: Data
        ) throws -> [RecordedAnswer.Piece] {
            var counted = pieces
            var place = 0
            for index in pieces.indices {
                let start = place
                var events = pieces[index].byteCount
                while events > 0 {
                    guard let next = endOfEvent(in: body, from: place) else { throw TooFewEvents() }
                    place = next
                    events -= 1
                }
                counted[index].byteCount = place - start
            }
            return counted
        }

        private static func endOfEvent(in body: Data, from place: Int) -> Int? {
            body.withUnsafeBytes { bytes in
                var index = place
                while index &+ 1 < bytes.count {
                    if bytes[index] == lineFeed && bytes[index &+ 1] == lineFeed { return index &+ 2 }
                    index = index &+ 1
                }
                return nil
            }
        }
    }
}
