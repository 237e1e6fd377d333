import Foundation

nonisolated extension OpenAICache {
    /// Reads what `ByteWriter` wrote. Every read is checked against the end: damaged bytes give an error, never a crash.
    package struct ByteReader {
        struct EndOfBytes: Error {}

        private let data: Data
        private(set) var position = 0

        package init(_ data: Data) {
            self.data = data
        }

        var count: Int { data.count }
        var isAtEnd: Bool { position >= data.count }
        /// How many bytes are left.
        var rest: UInt64 { UInt64(data.count - position) }

        mutating func read<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
            let size = MemoryLayout<Integer>.size
            guard data.count - position >= size else { throw EndOfBytes() }
            let start = position
            let value = data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: start, as: Integer.self) }
            position += size
            return Integer(littleEndian: value)
        }

        mutating func readVariable() throws -> UInt64 {
            var value: UInt64 = 0
            var shift: UInt64 = 0
            while true {
                let byte = try read(UInt8.self)
                guard shift < 63 || (shift == 63 && byte < 2) else { throw EndOfBytes() }
                value |= UInt64(byte & 0x7F) << shift
                if byte < 0x80 { return value }
                shift += 7
            }
        }

        mutating func readSigned() throws -> Int64 {
            let value = try readVariable()
            return Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1)
        }

        /// The next bytes, sharing the storage of what is read from.
        mutating func read(count: UInt64) throws -> Data {
            guard count <= UInt64(data.count - position) else { throw EndOfBytes() }
            let start = data.startIndex + position
            position += Int(count)
            return data[start..<start + Int(count)]
        }

        /// The bytes before the next one with this value, which is passed over. Nil if there is none.
        mutating func read(upTo byte: UInt8) -> Data? {
            let start = position
            let distance = data.withUnsafeBytes { bytes -> Int? in
                guard let base = bytes.baseAddress, start < bytes.count,
                    let found = Foundation.memchr(base + start, Int32(byte), bytes.count - start)
                else { return nil }
                return UnsafeRawPointer(found) - (base + start)
            }
            guard let distance, let before = try? read(count: UInt64(distance)) else { return nil }
            position += 1
            return before
        }

        mutating func readText(count: UInt64) throws -> String {
            String(decoding: try read(count: count), as: UTF8.self)
        }

        /// The next tagged field, or nil at the end.
        mutating func readField() throws -> (tag: UInt64, value: Data)? {
            if isAtEnd { return nil }
            let tag = try readVariable()
            return (tag, try read(count: readVariable()))
        }
    }
}
