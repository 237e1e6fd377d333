/// Little-endian integers and tagged fields.
struct RecordBytes {
    private(set) var bytes: [UInt8] = []

    mutating func append(_ more: [UInt8]) {
        bytes += more
    }

    mutating func append(integer: some FixedWidthInteger) {
        withUnsafeBytes(of: integer.littleEndian) { bytes += $0 }
    }

    mutating func append(field tag: UInt64, _ value: some Collection<UInt8>) {
        append(variable: tag)
        append(variable: UInt64(value.count))
        bytes += value
    }

    mutating func append(field tag: UInt64, variable integer: UInt64) {
        var value = RecordBytes()
        value.append(variable: integer)
        append(field: tag, value.bytes)
    }

    /// LEB128.
    private mutating func append(variable integer: UInt64) {
        var rest = integer
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
