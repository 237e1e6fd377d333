import Foundation

nonisolated extension OpenAICache {
    /// A page of a packed file's index: column by column, and of each key the first eight bytes alone. The answers
    /// have the rest.
    package struct CompactIndexPage: Sendable {
        private struct Damaged: Error {}

        /// An entry without the key's last 24 bytes.
        package struct Entry: Equatable, Sendable {
            /// The key's first eight bytes, as a big-endian number.
            package var prefix: UInt64
            package var seed: Int?
            /// In microseconds since 1970.
            package var recordedAt: Int64
            package var frameOffset: UInt64
            /// Which of the frame's records it is.
            package var record: UInt32
            /// The number of its base URL in the directory's list.
            package var base: UInt16
            package var marks: Marks

            package init(
                prefix: UInt64, seed: Int?, recordedAt: Int64, frameOffset: UInt64, record: UInt32, base: UInt16,
                marks: Marks = []
            ) {
                self.prefix = prefix
                self.seed = seed
                self.recordedAt = recordedAt
                self.frameOffset = frameOffset
                self.record = record
                self.base = base
                self.marks = marks
            }
        }

        package static let mostEntries = 512

        private let prefixes: BytePlanes
        private let frames: BytePlanes
        private let records: BytePlanes
        private let bases: BytePlanes
        private let times: BytePlanes
        private let frameOffsets: [UInt64]
        private let seeds: [Int: Int]
        private let marks: [Int: Marks]

        /// About what it takes in memory.
        var byteCount: Int { 24 * prefixes.count + 8 * frameOffsets.count + 32 * (seeds.count + marks.count) }

        init(_ payload: Data) throws {
            var reader = ByteReader(payload)
            let count = try Self.readCount(&reader)
            frameOffsets = try Self.readOffsets(&reader)
            seeds = try Self.readSeeds(&reader)
            func planes(_ width: Int) throws -> BytePlanes {
                let bytes = try reader.read(count: UInt64(count * width))
                guard let planes = BytePlanes(bytes, count: count, width: width) else { throw Damaged() }
                return planes
            }
            prefixes = try planes(8)
            frames = try planes(2)
            records = try planes(4)
            bases = try planes(2)
            times = try planes(8)
            marks = try Self.readMarks(&reader)
        }

        /// The entries whose key may be this one, in the order in which they were recorded.
        func entries(for key: RequestKey) throws -> [Entry] {
            var index = firstIndex(of: key.prefix)
            var found: [Entry] = []
            while index < prefixes.count, prefixes[index] == key.prefix {
                found.append(try entry(index))
                index += 1
            }
            return found
        }

        /// All of them, sorted by prefix.
        func entries() throws -> [Entry] { try (0..<prefixes.count).map(entry) }

        private func firstIndex(of prefix: UInt64) -> Int {
            var low = 0
            var high = prefixes.count
            while low < high {
                let middle = (low + high) / 2
                if prefixes[middle] < prefix { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private func entry(_ index: Int) throws -> Entry {
            let frame = Int(frames[index])
            guard frame < frameOffsets.count else { throw Damaged() }
            return Entry(
                prefix: prefixes[index], seed: seeds[index], recordedAt: Int64(bitPattern: times[index]),
                frameOffset: frameOffsets[frame], record: UInt32(truncatingIfNeeded: records[index]),
                base: UInt16(truncatingIfNeeded: bases[index]), marks: marks[index] ?? [])
        }

        private static func readCount(_ reader: inout ByteReader) throws -> Int {
            let count = try reader.readVariable()
            guard count <= UInt64(mostEntries) else { throw Damaged() }
            return Int(count)
        }

        /// Each as the distance from the one before.
        private static func readOffsets(_ reader: inout ByteReader) throws -> [UInt64] {
            var offset: UInt64 = 0
            return try (0..<readCount(&reader)).map { _ in
                offset = offset &+ (try reader.readVariable())
                return offset
            }
        }

        /// By entry; most have none.
        private static func readSeeds(_ reader: inout ByteReader) throws -> [Int: Int] {
            var seeds: [Int: Int] = [:]
            for _ in 0..<(try readCount(&reader)) {
                let index = Int(clamping: try reader.readVariable())
                seeds[index] = Int(clamping: try reader.readSigned())
            }
            return seeds
        }

        /// By entry; most have none. A page without any ends before them.
        private static func readMarks(_ reader: inout ByteReader) throws -> [Int: Marks] {
            var marks: [Int: Marks] = [:]
            if reader.isAtEnd { return marks }
            for _ in 0..<(try readCount(&reader)) {
                let index = Int(clamping: try reader.readVariable())
                marks[index] = Marks(rawValue: UInt16(truncatingIfNeeded: try reader.readVariable()))
            }
            return marks
        }
    }
}
