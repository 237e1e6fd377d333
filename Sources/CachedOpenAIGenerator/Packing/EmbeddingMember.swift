/// The member of an embeddings answer that holds the numbers.
enum EmbeddingMember {
    private static let name = Array("\"embedding\":".utf8)

    /// Whether `"embedding":` and a quotation mark stand right before a place; spaces don't count.
    static func opens(before place: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let expected = name + [UInt8(ascii: "\"")]
        var index = expected.count - 1
        var place = place - 1
        while index >= 0 {
            guard place >= 0 else { return false }
            if text[place] == expected[index] {
                index -= 1
            } else if !Byte.isJSONSpace(text[place]) {
                return false
            }
            place -= 1
        }
        return true
    }
}
