import Foundation

nonisolated extension OpenAICache {
    /// A stream's pieces as a packed block has them: counted in events, if each ends with one, else in bytes.
    package enum PackedPieces {
        private struct TooFewEvents: Error {}

        /// Ends a server-sent event (WHATWG HTML, section 9.2).
        private static let eventEnd = Data("\n\n".utf8)
        private static let inBytes: UInt8 = 0
        private static let inEvents: UInt8 = 1

        /// The shortest way to write the pieces of a body.
        package static func encode(_ pieces: [RecordedAnswer.Piece], of body: Foundation.Data) -> Foundation.Data {
            if pieces.isEmpty { return Data() }
            guard let counted = countedInEvents(pieces, of: body) else {
                return Data([inBytes]) + RecordingCoding.encode(pieces)
            }
            return Data([inEvents]) + RecordingCoding.encode(counted)
        }

        static func decode(_ data: Data, of body: Data) throws -> [RecordedAnswer.Piece] {
            guard let unit = data.first else { return [] }
            let pieces = try RecordingCoding.decodePieces(data.dropFirst())
            return unit == inEvents ? try countedInBytes(pieces, of: body) : pieces
        }

        /// Nil if one ends within an event.
        private static func countedInEvents(
            _ pieces: [RecordedAnswer.Piece], of body: Data
        ) -> [RecordedAnswer.Piece]? {
            var counted = pieces
            var end = 0
            var place = 0
            for index in pieces.indices {
                end += pieces[index].byteCount
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
            body.range(of: eventEnd, in: body.startIndex + place..<body.endIndex).map {
                $0.upperBound - body.startIndex
            }
        }
    }
}
