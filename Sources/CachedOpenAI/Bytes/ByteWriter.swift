import Foundation

nonisolated extension OpenAICache {
    /// Builds the bytes of a record: little-endian integers, LEB128 variable-length integers, tagged fields.
    package struct ByteWriter {
        package private(set) var data = Data()

        package init() {}

        package mutating func append(_ bytes: Foundation.Data) {
            data.append(bytes)
        }

        /// Numbers of one width, whose bytes stand apart.
        package mutating func append(planes numbers: [UInt64], width: Int) {
            for plane in 0..<width {
                data.append(contentsOf: numbers.map { UInt8(truncatingIfNeeded: $0 >> (8 * UInt64(plane))) })
            }
        }

        package mutating func append<Integer: Swift.FixedWidthInteger>(_ integer: Integer) {
            Swift.withUnsafeBytes(of: integer.littleEndian) { data.append(contentsOf: $0) }
        }

        mutating func append(zeros count: Int) {
            data.append(Data(count: count))
        }

        /// Bytes behind their number.
        package mutating func append(counted bytes: Foundation.Data) {
            append(variable: UInt64(bytes.count))
            data.append(bytes)
        }

        package mutating func append(variable integer: UInt64) {
            var rest = integer
            while rest >= 0x80 {
                data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            data.append(UInt8(truncatingIfNeeded: rest))
        }

        mutating func append(field tag: UInt64, _ bytes: Data) {
            append(variable: tag)
            append(counted: bytes)
        }

        mutating func append(field tag: UInt64, _ text: String) {
            append(field: tag, Data(text.utf8))
        }

        mutating func append(field tag: UInt64, integer: UInt64) {
            var value = ByteWriter()
            value.append(variable: integer)
            append(field: tag, value.data)
        }

        /// A signed integer, zigzag-coded so that small negative ones stay small.
        mutating func append(field tag: UInt64, signed integer: Int64) {
            append(field: tag, integer: Self.zigzag(integer))
        }

        mutating func append(signed integer: Int64) {
            append(variable: Self.zigzag(integer))
        }

        private static func zigzag(_ integer: Int64) -> UInt64 {
            UInt64(bitPattern: (integer << 1) ^ (integer >> 63))
        }
    }
}
