/// Where the vectors of an embeddings answer stand: the values of members called `embedding`, in objects that say
/// `"object": "embedding"`.
struct EmbeddingVectors {
    /// An object or a list that has begun and not ended.
    private struct Open {
        let isObject: Bool
        /// The member whose value comes, or is being read; nil where a name is to come.
        var name: String?
        var isEmbedding = false
        var vectors: [Range<Int>] = []
        /// Behind the bracket of the list, or the brace.
        let start: Int
    }

    private let text: UnsafeBufferPointer<UInt8>
    private let takesAll: Bool
    private var open: [Open] = []
    private var place = 0
    private var found: Set<Range<Int>> = []

    /// - Parameter takesAll: takes also those in objects that don't say what they are.
    /// - Returns: of each list what stands between its brackets, of each text what stands between its quotation marks,
    ///   without white space around it.
    static func find(in text: UnsafeBufferPointer<UInt8>, takesAll: Bool) -> Set<Range<Int>> {
        var vectors = EmbeddingVectors(text: text, takesAll: takesAll)
        while vectors.place < text.count { vectors.step() }
        return vectors.found
    }

    private init(text: UnsafeBufferPointer<UInt8>, takesAll: Bool) {
        self.text = text
        self.takesAll = takesAll
    }

    private mutating func step() {
        let byte = text[place]
        place += 1
        switch byte {
        case UInt8(ascii: "\""): takeText()
        case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(Open(isObject: byte == UInt8(ascii: "{"), start: place))
        case UInt8(ascii: "}"), UInt8(ascii: "]"): close()
        case UInt8(ascii: ","): if !open.isEmpty { open[open.count - 1].name = nil }
        default: break
        }
    }

    /// Goes behind the closing quotation mark.
    private mutating func takeText() {
        let start = place
        while place < text.count, text[place] != UInt8(ascii: "\"") {
            place += text[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        let range = start..<min(place, text.count)
        place = range.upperBound + 1
        guard let last = open.indices.last, open[last].isObject else { return }
        switch open[last].name {
        case nil: open[last].name = word(range)
        case "object": open[last].isEmbedding = word(range) == "embedding"
        default: takeVector(range)
        }
    }

    /// What is long is none of those that are looked for.
    private func word(_ range: Range<Int>) -> String {
        String(decoding: text[range].prefix(16), as: UTF8.self)
    }

    private mutating func close() {
        guard let closed = open.popLast() else { return }
        if !closed.isObject { takeVector(closed.start..<place - 1) }
        if closed.isObject, closed.isEmbedding || takesAll { found.formUnion(closed.vectors) }
    }

    private mutating func takeVector(_ range: Range<Int>) {
        guard let last = open.indices.last, open[last].name == "embedding" else { return }
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Byte.isJSONSpace(text[start]) { start += 1 }
        while start < end, Byte.isJSONSpace(text[end - 1]) { end -= 1 }
        open[last].vectors.append(start..<end)
    }
}
