// A search by meaning: each text becomes a vector, and texts that are close in meaning have vectors of similar direction.
#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

/// The cosine of the angle between two vectors of length 1, as the API's are: 1 for the same direction.
func similarity(_ left: [Double], _ right: [Double]) -> Double {
    zip(left, right).map(*).reduce(0, +)
}

let notes = [
    "The swimming pool opens at seven in the morning.",
    "Bicycles can be rented beside the main station.",
    "The museum of clocks is closed on Mondays.",
    "Swimming lessons for children take place on Saturdays.",
]
let questions = ["When can I go swimming?", "Which museum should I visit?"]

let client = OpenAI()

do {
    // One request for all the texts: the vectors come in the order of the texts.
    let answer = try await client.embeddings.create(
        model: "text-embedding-3-small", input: notes + questions, dimensions: 256)
    let vectors = answer.data.map(\.embedding)
    let noteVectors = vectors.prefix(notes.count)
    for (question, vector) in zip(questions, vectors.dropFirst(notes.count)) {
        let found = zip(notes, noteVectors)
            .map { note, noteVector in (note: note, similarity: similarity(vector, noteVector)) }
            .sorted { $0.similarity > $1.similarity }
        print(question)
        for (note, similarity) in found.prefix(2) {
            print("  \(Int((similarity * 100).rounded())) %  \(note)")
        }
    }
} catch {
    print(error)
}
