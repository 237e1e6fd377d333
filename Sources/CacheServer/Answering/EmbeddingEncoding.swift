import CachedOpenAI
import Foundation

/// The two spellings of an embedding: a list of numbers, and their bytes in base64 as the official SDKs ask for them.
enum EmbeddingEncoding {
    case floats, base64

    static let field = "encoding_format"

    /// The one that a body asks for; nil if it names another.
    init?(askedBy body: OpenAICache.JSON) {
        switch body[Self.field] {
        case nil, .null?, "float"?: self = .floats
        case "base64"?: self = .base64
        default: return nil
        }
    }

    /// The body as others write it, who want the same or the other one, each with the one that they get.
    func otherSpellings(of body: OpenAICache.JSON) -> [(body: OpenAICache.JSON, gets: EmbeddingEncoding)] {
        guard case .object(let object) = body else { return [] }
        let formats: [(format: OpenAICache.JSON?, gets: EmbeddingEncoding)] = [
            (nil, .floats), ("float", .floats), ("base64", .base64),
        ]
        return formats.filter { $0.format != object[Self.field] }.map { format, gets in
            var other = object
            other[Self.field] = format
            return (.object(other), gets)
        }
    }

    /// The body of an answer with its embeddings in this spelling; nil if there is something else in it.
    func written(_ answer: Data) -> Data? {
        guard case .object(var object)? = try? OpenAICache.JSON(parsing: answer), let rows = object["data"]?.arrayValue
        else { return nil }
        var spelled: [OpenAICache.JSON] = []
        for row in rows {
            guard case .object(var item) = row, let embedding = item["embedding"], let other = written(embedding)
            else { return nil }
            item["embedding"] = other
            spelled.append(.object(item))
        }
        object["data"] = .array(spelled)
        return OpenAICache.JSON.object(object).data()
    }

    private func written(_ embedding: OpenAICache.JSON) -> OpenAICache.JSON? {
        switch (self, embedding) {
        case (.floats, .array), (.base64, .string): embedding
        case (.floats, .string(let text)): Self.numbers(text)
        case (.base64, .array(let numbers)): Self.text(numbers)
        default: nil
        }
    }

    /// Each as short as it can be told from its neighbours.
    private static func numbers(_ text: String) -> OpenAICache.JSON? {
        guard let vector = OpenAI.Embedding.vector(.string(text)) else { return nil }
        var numbers: [OpenAICache.JSON] = []
        numbers.reserveCapacity(vector.count)
        for number in vector {
            guard let value = Double("\(Float(number))"), value.isFinite else { return nil }
            numbers.append(.number(.init(value)))
        }
        return .array(numbers)
    }

    private static func text(_ numbers: [OpenAICache.JSON]) -> OpenAICache.JSON? {
        var bytes = Data(capacity: 4 * numbers.count)
        for number in numbers {
            guard let value = number.doubleValue else { return nil }
            withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
        }
        return .string(bytes.base64EncodedString())
    }
}
