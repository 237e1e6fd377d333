import Foundation

/// An embeddings answer: one vector an input, which follows from the input alone.
struct UsualEmbeddings {
    private let inputs: [String]
    private let dimensions: Int
    private let inBase64: Bool
    private let model: String

    init(asked: [String: Any]) {
        inputs = (asked["input"] as? [Any] ?? [asked["input"] ?? ""]).map { "\($0)" }
        dimensions = max(1, asked["dimensions"] as? Int ?? 8)
        inBase64 = asked["encoding_format"] as? String == "base64"
        model = asked["model"] as? String ?? "text-embedding-test"
    }

    var reply: LoopbackAPI.Reply {
        .object([
            "object": "list", "model": model, "data": inputs.enumerated().map(row),
            "usage": ["prompt_tokens": 4, "total_tokens": 4],
        ])
    }

    private func row(_ index: Int, _ input: String) -> [String: Any] {
        let vector = vector(of: input)
        let embedding: Any = inBase64 ? packed(vector) : vector.map(Double.init)
        return ["object": "embedding", "index": index, "embedding": embedding]
    }

    // FNV-1a, then a multiplicative walk: any numbers do, if they are the same in every process.
    private func vector(of input: String) -> [Float] {
        var state = input.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return (0..<dimensions).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return Float(state >> 8) / Float(1 << 24) - 0.5
        }
    }

    private func packed(_ vector: [Float]) -> String {
        var data = Data()
        for number in vector {
            withUnsafeBytes(of: number.bitPattern.littleEndian) { data.append(contentsOf: $0) }
        }
        return data.base64EncodedString()
    }
}
