import CachedOpenAI
import Foundation

/// Walks through a JSON text that need not fit into memory as values: what is passed over is not read.
struct JSONCursor {
    private let bytes: UnsafeBufferPointer<UInt8>
    private(set) var offset: Int

    private static let quote = UInt8(ascii: "\"")
    private static let backslash = UInt8(ascii: "\\")

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    var isAtEnd: Bool { offset >= bytes.count }
    private var next: UInt8? { isAtEnd ? nil : bytes[offset] }

    /// Passes white space over.
    /// - Returns: the byte behind it.
    @discardableResult
    mutating func skipBlank() -> UInt8? {
        while offset < bytes.count, bytes[offset] <= 0x20 { offset &+= 1 }
        return next
    }

    /// Calls back with the name of each member of an object; what the callback doesn't read of a value is passed over.
    mutating func forEachMember(_ visit: (String, inout JSONCursor) throws -> Void) throws {
        try open(UInt8(ascii: "{"))
        if take(UInt8(ascii: "}")) { return }
        repeat {
            let name = try readName()
            guard take(UInt8(ascii: ":")) else { throw broken }
            try visitValue { try visit(name, &$0) }
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { throw broken }
    }

    /// Calls back at each element of an array.
    mutating func forEachElement(_ visit: (inout JSONCursor) throws -> Void) throws {
        try open(UInt8(ascii: "["))
        if take(UInt8(ascii: "]")) { return }
        repeat { try visitValue(visit) } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "]")) else { throw broken }
    }

    /// The bytes of the value that is next.
    mutating func readValue() throws -> Range<Int> {
        skipBlank()
        let start = offset
        switch next {
        case Self.quote: try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipNested()
        case nil: throw broken
        default: while let byte = next, !Self.endsScalar(byte) { offset &+= 1 }
        }
        guard offset > start else { throw broken }
        return start..<offset
    }

    private mutating func visitValue(_ visit: (inout JSONCursor) throws -> Void) throws {
        skipBlank()
        let start = offset
        try visit(&self)
        if offset == start { _ = try readValue() }
    }

    private mutating func readName() throws -> String {
        skipBlank()
        let range = try readValue()
        let json = try? OpenAICache.JSON(parsing: Data(UnsafeBufferPointer(rebasing: bytes[range])))
        guard let name = json?.stringValue else { throw broken }
        return name
    }

    private mutating func open(_ bracket: UInt8) throws {
        guard take(bracket) else { throw broken }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard skipBlank() == byte else { return false }
        offset &+= 1
        return true
    }

    private mutating func skipNested() throws {
        var depth = 0
        while let byte = next {
            switch byte {
            case Self.quote:
                try skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth &+= 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth &-= 1
            default: break
            }
            offset &+= 1
            if depth == 0 { return }
        }
        throw broken
    }

    private mutating func skipString() throws {
        offset &+= 1
        while let byte = next {
            offset &+= byte == Self.backslash ? 2 : 1
            if byte == Self.quote { return }
        }
        throw broken
    }

    private static func endsScalar(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    private var broken: LeftOut { .unreadable("its JSON is broken at byte \(min(offset, bytes.count))") }
}
