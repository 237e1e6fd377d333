import Foundation

nonisolated extension OpenAICache {
    /// The payload of a frame of requests or answers: records one after the other, each behind its length.
    package struct RecordBlock {
        /// A block ends with the first record beyond a much lower bound.
        private static let latestStart = 4 << 20

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
            var reader = ByteReader(payload.dropFirst(Int(clamping: offset)))
            return try RecordingCoding.Fields(reader.read(count: reader.readVariable()))
        }

        /// All records up to the first one that is none of ours, each with where it starts.
        static func allFields(in payload: Data) -> [(place: UInt32, fields: RecordingCoding.Fields)] {
            var reader = ByteReader(payload)
            var found: [(place: UInt32, fields: RecordingCoding.Fields)] = []
            while !reader.isAtEnd, reader.position < latestStart {
                let offset = UInt32(clamping: reader.position)
                guard let count = try? reader.readVariable(), let record = try? reader.read(count: count),
                    let fields = try? RecordingCoding.Fields(record), fields.key != nil
                else { break }
                found.append((offset, fields))
            }
            return found
        }
    }
}
