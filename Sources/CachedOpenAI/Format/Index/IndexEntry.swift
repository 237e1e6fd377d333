import Foundation

nonisolated extension OpenAICache {
    /// One answer in a cache file's index: whose it is, and where it stands. 64 bytes.
    package struct IndexEntry: Hashable, Sendable {
        package static let byteCount = 64

        package var key: RequestKey
        package var seed: Int?
        /// In microseconds since 1970. With key, seed and base URL it tells recordings apart.
        package var recordedAt: Int64
        /// Where the frame that holds the answer starts.
        package var frameOffset: UInt64
        /// Where in the frame's payload the answer's record starts.
        package var recordOffset: UInt32
        /// The number of its base URL in the directory's list.
        package var base: UInt16
        package var marks: Marks

        package init(
            key: RequestKey, seed: Int?, recordedAt: Int64, frameOffset: UInt64, recordOffset: UInt32, base: UInt16,
            marks: Marks
        ) {
            self.key = key
            self.seed = seed
            self.recordedAt = recordedAt
            self.frameOffset = frameOffset
            self.recordOffset = recordOffset
            self.base = base
            self.marks = marks
        }

        private static let hasSeed: UInt16 = 1

        func append(to writer: inout ByteWriter) {
            writer.append(key.digest)
            writer.append(Int64(seed ?? 0))
            writer.append(recordedAt)
            writer.append(frameOffset)
            writer.append(recordOffset)
            writer.append(base)
            writer.append((seed == nil ? 0 : Self.hasSeed) | marks.rawValue)
        }

        /// - Parameter bytes: at least 64 bytes.
        init(loading bytes: UnsafeRawBufferPointer) {
            func load<Integer: FixedWidthInteger>(_ offset: Int, as type: Integer.Type) -> Integer {
                Integer(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: type))
            }
            let flags = load(62, as: UInt16.self)
            key = RequestKey(loading: bytes)
            seed = flags & Self.hasSeed == 0 ? nil : Int(truncatingIfNeeded: load(32, as: Int64.self))
            recordedAt = load(40, as: Int64.self)
            frameOffset = load(48, as: UInt64.self)
            recordOffset = load(56, as: UInt32.self)
            base = load(60, as: UInt16.self)
            marks = Marks(rawValue: flags)
        }

        /// All entries of a page.
        static func all(in page: Data) -> [IndexEntry] {
            page.withUnsafeBytes { bytes in
                (0..<bytes.count / byteCount).map { entry($0, in: bytes) }
            }
        }

        /// A page's entries with a key.
        static func all(for key: RequestKey, in page: Data) -> [IndexEntry] {
            page.withUnsafeBytes { all(for: key, in: $0) }
        }

        private static func all(for key: RequestKey, in page: UnsafeRawBufferPointer) -> [IndexEntry] {
            var found: [IndexEntry] = []
            var index = firstIndex(of: key, in: page)
            while index < page.count / byteCount {
                let next = entry(index, in: page)
                guard next.key == key else { break }
                found.append(next)
                index += 1
            }
            return found
        }

        private static func firstIndex(of key: RequestKey, in page: UnsafeRawBufferPointer) -> Int {
            var low = 0
            var high = page.count / byteCount
            while low < high {
                let middle = (low + high) / 2
                if entry(middle, in: page).key < key { low = middle + 1 } else { high = middle }
            }
            return low
        }

        private static func entry(_ index: Int, in page: UnsafeRawBufferPointer) -> IndexEntry {
            IndexEntry(loading: UnsafeRawBufferPointer(rebasing: page[(index * byteCount)...]))
        }
    }
}
