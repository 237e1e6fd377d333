/// The member of an embeddings answer that holds the numbers.
enum EmbeddingMember {
    private static let name = Array("\"embedding\":".utf8)

    /// Whether `"embedding":` and an opening character stand right before a place; spaces don't count.
    static func opens(_ opening: UInt8, before place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let expected = name + [opening]
        var index = expected.count - 1
        var place = place - 1
        while index >= 0 {
            guard place >= 0 else { return false }
            if text[place] == expected[index] {
                index -= 1
            } else if !isSpace(text[place]) {
                return false
            }
            place -= 1
        }
        return true
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
    }
}
