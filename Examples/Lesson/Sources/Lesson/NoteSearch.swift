import CachedOpenAI

/// Finds the note that is closest in meaning to a question.
struct NoteSearch {
    struct Finding {
        let text: String
        /// The cosine of the angle between note and question: 1 for the same direction.
        let similarity: Double
    }

    let client: OpenAI

    func closest(to question: String, in notes: [String]) async throws -> Finding {
        let answer = try await client.embeddings.create(
            model: "text-embedding-3-small", input: [question] + notes, dimensions: 64)
        let vectors = answer.data.map(\.embedding)
        let findings = zip(notes, vectors.dropFirst()).map { note, vector in
            Finding(text: note, similarity: Self.cosine(vectors[0], vector))
        }
        return findings.max { $0.similarity < $1.similarity } ?? Finding(text: "nothing", similarity: 0)
    }

    private static func cosine(_ left: [Double], _ right: [Double]) -> Double {
        let product = zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
        let lengths = (left.reduce(0) { $0 + $1 * $1 } * right.reduce(0) { $0 + $1 * $1 }).squareRoot()
        return lengths == 0 ? 0 : product / lengths
    }
}
