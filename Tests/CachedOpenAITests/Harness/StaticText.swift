/// A static string made while the tests run, for readers of literals. It lives as long as this does.
final class StaticText {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    let literal: StaticString

    init(_ text: String) {
        bytes = .allocate(capacity: max(text.utf8.count, 1))
        _ = bytes.initialize(from: text.utf8)
        // A static string is an address, a count and flags; those of another one tell that it has an address.
        var literal: StaticString = "a literal"
        let words = (UInt(bitPattern: bytes.baseAddress), UInt(text.utf8.count))
        withUnsafeMutableBytes(of: &literal) { $0.storeBytes(of: words, as: (UInt, UInt).self) }
        self.literal = literal
    }

    deinit { bytes.deallocate() }
}
