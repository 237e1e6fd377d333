import Foundation

nonisolated extension OpenAICache {
    /// Builds the bytes of a record: little-endian integers, LEB128 variable-length integers, tagged fields.
    package struct ByteWriter {
        package private(set) var data = Data()

        package init() {}

        mutating func append(_ bytes: Data) {
            data.append(bytes)
        }

        mutating func append<Integer: FixedWidthInteger>(_ integer: Integer) {
            withUnsafeBytes(of: integer.littleEndian) { data.append(contentsOf: $0) }
        }

        mutating func append(zeros count: Int) {
            data.append(Data(count: count))
        }

        mutating func append(variable integer: UInt64) {
            var rest = integer
            while rest >= 0x80 {
                data.append(UInt8(truncatingIfNeeded: rest) | 0x80)
                rest >>= 7
            }
            data.append(UInt8(truncatingIfNeeded: rest))
        }

        mutating func append(field tag: UInt64, _ bytes: Data) {
            append(variable: tag)
            append(variable: UInt64(bytes.count))
            data.append(bytes)
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
            append(field: tag, integer: UInt64(bitPattern: (integer << 1) ^ (integer >> 63)))
        }
    }
}
