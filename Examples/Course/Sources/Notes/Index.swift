import CachedOpenAI

/// Notes, and where each stands among the meanings.
struct Index {
    struct Entry {
        let note: String
        let vector: [Double]
    }

    private(set) var entries: [Entry] = []
    let client: OpenAI

    mutating func add(_ note: String) async throws {
        entries.append(Entry(note: note, vector: try await vector(of: note)))
    }

    /// The notes that are closest in meaning to a question, the closest first.
    func closest(_ count: Int, to question: String) async throws -> [String] {
        let asked = try await vector(of: question)
        let ranked = entries.map { (note: $0.note, similarity: Self.product($0.vector, asked)) }
            .sorted { $0.similarity > $1.similarity }
        return ranked.prefix(count).map(\.note)
    }

    private func vector(of text: String) async throws -> [Double] {
        let answer = try await client.embeddings.create(
            model: "text-embedding-3-small", input: text, dimensions: 256)
        return answer.data[0].embedding
    }

    /// The vectors' length is 1, so it is the cosine of the angle between them.
    private static func product(_ left: [Double], _ right: [Double]) -> Double {
        zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
