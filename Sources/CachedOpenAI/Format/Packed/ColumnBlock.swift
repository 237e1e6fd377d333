import Foundation

nonisolated extension OpenAICache {
    /// The payload of a packed frame: records taken apart into columns, so that like stands beside like.
    ///
    /// The number of records, that of columns, and the length of each record's part of each column, all of them
    /// varints; then the columns, each with its parts one after the other.
    package struct ColumnBlock: Sendable {
        private struct Damaged: Error {}

        /// What a record is made of.
        package enum Column: Int, CaseIterable, Sendable {
            /// All that is short, as tagged fields.
            case fields
            /// What stands where the text has marks, and the pictures.
            case inserts
            case text
            case padding
            /// When an answer was recorded, how long it took, and when its pieces came.
            case times
            case key
            /// What is no text.
            case bytes
        }

        /// Each takes a few hundred bytes in memory when all are looked at, and might take none in the file.
        package static let mostRecords = 4096

        let recordCount: Int
        private let payload: Data
        /// Where each part begins, and where the last one ends: column by column.
        private let starts: [Int]

        /// - Throws: if the lengths don't add up to what is there.
        init(_ payload: Data) throws {
            var reader = ByteReader(payload)
            let recordCount = try reader.readVariable()
            let columnCount = try reader.readVariable()
            guard columnCount == Column.allCases.count, recordCount <= UInt64(Self.mostRecords) else {
                throw Damaged()
            }
            var starts = [0]
            starts.reserveCapacity(Int(recordCount * columnCount) + 1)
            var end = 0
            for _ in 0..<recordCount * columnCount {
                let count = try reader.readVariable()
                guard count <= UInt64(payload.count - end) else { throw Damaged() }
                end += Int(count)
                starts.append(end)
            }
            guard UInt64(end) == reader.rest else { throw Damaged() }
            self.recordCount = Int(recordCount)
            self.payload = try reader.read(count: reader.rest)
            self.starts = starts
        }

        var byteCount: Int { payload.count + 8 * starts.count }

        /// A record's part of a column.
        ///
        /// - Parameter record: below `recordCount`.
        func part(_ column: Column, of record: Int) -> Data {
            let index = column.rawValue * recordCount + record
            return payload.dropFirst(starts[index]).prefix(starts[index + 1] - starts[index])
        }
    }
}
