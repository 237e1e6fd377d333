import Foundation
import LoopbackAPI

/// A vector for each text: texts with words in common, or words that begin alike, point in similar directions.
struct ExampleEmbeddings {
    private let inputs: [String]
    private let dimensions: Int
    private let inBase64: Bool
    private let model: String

    init(asked: [String: Any]) {
        inputs = asked["input"] as? [String] ?? [asked["input"] as? String ?? ""]
        dimensions = max(1, asked["dimensions"] as? Int ?? 64)
        inBase64 = asked["encoding_format"] as? String == "base64"
        model = asked["model"] as? String ?? "text-embedding-test"
    }

    var reply: LoopbackAPI.Reply {
        let tokens = inputs.reduce(0) { $0 + $1.pieces.count }
        return .object([
            "object": "list", "model": model, "usage": ["prompt_tokens": tokens, "total_tokens": tokens],
            "data": inputs.enumerated().map { index, input in
                let vector = Self.vector(of: input, dimensions: dimensions)
                let embedding: Any = inBase64 ? Self.packed(vector) : vector
                return ["object": "embedding", "index": index, "embedding": embedding]
            },
        ])
    }

    /// Of length 1.
    static func vector(of text: String, dimensions: Int) -> [Float] {
        var vector = [Float](repeating: 0.001, count: dimensions)
        for word in text.lowercased().split(whereSeparator: { !$0.isLetter }) where word.count > 3 {
            // FNV-1a of the word's beginning.
            let hash = word.prefix(5).utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
            vector[Int(hash % UInt32(dimensions))] += 1
        }
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return vector.map { $0 / length }
    }

    private static func packed(_ vector: [Float]) -> String {
        var data = Data()
        for number in vector {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        return data.base64EncodedString()
    }
}
