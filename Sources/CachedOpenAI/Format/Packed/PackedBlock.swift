import Foundation

nonisolated extension OpenAICache {
    /// A frame of packed requests or answers.
    package struct PackedBlock: Sendable {
        private struct Damaged: Error {}

        private let columns: ColumnBlock
        private let source: any ByteSource
        private let offset: UInt64

        /// - Parameter offset: where the block's frame starts in the source.
        init(_ payload: Data, of source: any ByteSource, at offset: UInt64) throws {
            columns = try ColumnBlock(payload)
            self.source = source
            self.offset = offset
        }

        var recordCount: Int { columns.recordCount }
        var byteCount: Int { columns.byteCount }

        /// Whose each record is, and all else of it that is short; with the record's number.
        func heads() throws -> [(place: UInt32, fields: RecordingCoding.Fields)] {
            var heads: [(place: UInt32, fields: RecordingCoding.Fields)] = []
            for record in 0..<recordCount { heads.append((UInt32(clamping: record), try head(of: record))) }
            return heads
        }

        private func head(of record: Int) throws -> RecordingCoding.Fields {
            var fields = try keyedFields(of: record)
            try PackedTimes.decode(columns.part(.times, of: record), into: &fields.answer, withPieces: false)
            return fields
        }

        private func keyedFields(of record: Int) throws -> RecordingCoding.Fields {
            var fields = try RecordingCoding.Fields(columns.part(.fields, of: record))
            fields.key = RequestKey(digest: columns.part(.key, of: record))
            return fields
        }

        /// A whole record.
        func fields(of record: Int) throws -> RecordingCoding.Fields {
            guard record >= 0, record < recordCount else { throw Damaged() }
            var fields = try keyedFields(of: record)
            var body = packedBody(of: record) { distance in
                guard distance > 0, distance <= UInt64(record) else { throw Damaged() }
                return try wholeBody(of: record - Int(distance))
            }
            let whole = try body.assemble(columns.part(.text, of: record))
            fields.request.body = whole
            fields.answer.body = whole
            fields.answer.pictures = try body.readPictures(most: RecordingCoding.mostPictures)
            try PackedTimes.decode(columns.part(.times, of: record), into: &fields.answer, withPieces: true)
            return fields
        }

        /// The body of a record that doesn't stand for an earlier one's itself.
        private func wholeBody(of record: Int) throws -> Data {
            var body = packedBody(of: record) { _ in throw Damaged() }
            return try body.assemble(columns.part(.text, of: record))
        }

        private func packedBody(of record: Int, earlierBody: @escaping (UInt64) throws -> Data) -> PackedBody {
            PackedBody(
                inserts: columns.part(.inserts, of: record), padding: columns.part(.padding, of: record),
                bytes: columns.part(.bytes, of: record), frame: frame, earlierBody: earlierBody)
        }

        /// What stands in a frame of its own, so many bytes before this one.
        private func frame(_ distance: UInt64) throws -> Data {
            guard distance <= offset else { throw Damaged() }
            let frame = try Frame.read(from: source, at: offset - distance)
            guard frame.kind == .bytes else { throw Damaged() }
            return try frame.payload(from: source, at: offset - distance)
        }
    }
}
