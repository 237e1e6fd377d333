// Second lesson: questions to 320 notes. The model gets the closest three of them with each question, and nothing else.
import CachedOpenAI
import Foundation

func ask(_ instructions: String, _ question: String) async throws -> String {
    try await client.responses.create(model: "gpt-4o-mini", instructions: instructions, input: question).outputText
}

/// An answer from notes, and whether the model finds it in them when it is asked again.
func answer(_ question: String, from notes: [String]) async throws -> (text: String, isSupported: Bool) {
    let listed = notes.map { "- \($0)" }.joined(separator: "\n")
    let text = try await ask("Answer from these notes alone, in one sentence:\n\(listed)", question)
    let check = try await ask("Do these notes say so? Answer yes or no:\n\(listed)", text)
    return (text, check.lowercased().hasPrefix("yes"))
}

let client = OpenAI()
let places = ["the museum", "the library", "the harbour", "the market", "the theatre", "the castle"]
let questions = places.flatMap { place in
    [
        "When does \(place) open?", "What does it cost to visit \(place)?", "Which tram goes to \(place)?",
        "Are dogs allowed in \(place)?", "Where can I eat near \(place)?", "Who built \(place)?",
    ]
}

do {
    guard let file = Bundle.module.url(forResource: "notes", withExtension: "txt") else {
        throw CocoaError(.fileNoSuchFile)
    }
    var index = Index(client: client)
    for note in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
        try await index.add(String(note))
    }
    print("\(index.entries.count) notes")

    var doubtful: [String] = []
    for question in questions {
        let notes = try await index.closest(3, to: question)
        let answer = try await answer(question, from: notes)
        print("\(question)\n  \(answer.text)\n  from: \(notes[0])")
        if !answer.isSupported { doubtful.append(question) }
    }
    print("Doubtful: \(doubtful.count) of \(questions.count)")
    print(try await ask("Sum up in one sentence what the notes can't answer.", doubtful.joined(separator: "\n")))
} catch {
    print(error)
}
