import Foundation

nonisolated extension OpenAICache {
    /// The payload of a frame of requests or answers: records one after the other, each behind its length.
    package struct RecordBlock {
        private var writer = ByteWriter()

        package init() {}

        package var payload: Foundation.Data { writer.data }
        package var byteCount: Int { writer.data.count }

        /// Returns where the record starts.
        package mutating func append(_ record: Foundation.Data) -> UInt32 {
            let offset = UInt32(clamping: writer.data.count)
            writer.append(variable: UInt64(record.count))
            writer.append(record)
            return offset
        }

        static func fields(in payload: Data, at offset: UInt32) throws -> RecordingCoding.Fields {
            var reader = ByteReader(payload.dropFirst(Int(offset)))
            return try RecordingCoding.Fields(reader.read(count: reader.readVariable()))
        }

        /// All that can be read, each with where it starts.
        static func allFields(in payload: Data) -> [(offset: UInt32, fields: RecordingCoding.Fields)] {
            var reader = ByteReader(payload)
            var found: [(UInt32, RecordingCoding.Fields)] = []
            while !reader.isAtEnd {
                let offset = UInt32(clamping: reader.position)
                guard let count = try? reader.readVariable(), let record = try? reader.read(count: count) else { break }
                if let fields = try? RecordingCoding.Fields(record) { found.append((offset, fields)) }
            }
            return found
        }
    }
}
