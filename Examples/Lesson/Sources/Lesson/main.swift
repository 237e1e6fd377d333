// A lesson as an instructor writes it. She ran it once in dev mode; the answers are in openai_cache.cache.
import CachedOpenAI
@preconcurrency import Foundation

let client = OpenAI()

struct CalendarEvent: Decodable {
    var name: String
    var day: String
    var participants: [String]
}

do {
    print("1. The same question again: other answers, but the same ones for everybody.")
    for seed in [nil, 1, 2] {
        let completion = try await client.chat.completions.create(
            model: "gpt-4o-mini", messages: [.user("Name one animal of the sea.")], seed: seed)
        print("  ", completion.choices[0].message.content ?? "-")
    }

    print("2. An answer that comes piece by piece.")
    print("   ", terminator: "")
    for try await chunk in client.chat.completions.stream(
        model: "gpt-4o-mini", messages: [.user("What does a lighthouse do? One sentence.")])
    {
        print(chunk.choices.first?.delta.content ?? "", terminator: "")
        fflush(stdout)
    }
    print()

    print("3. An answer that is a value.")
    let parsed = try await client.responses.parse(
        model: "gpt-4o-mini", input: "Alice and Bob go to a science fair on Friday.", as: CalendarEvent.self)
    if let event = parsed.outputParsed {
        print("   \(event.name) on \(event.day), with \(event.participants.joined(separator: " and "))")
    }

    print("4. A search by meaning.")
    let notes = NoteSearch(client: client)
    let found = try await notes.closest(
        to: "Where can I eat something warm?",
        in: [
            "The library is open until midnight.", "Soup is served in the canteen from noon.",
            "Bicycles may not be left in the corridor.",
        ])
    print("   \(found.text) (\(String(format: "%.2f", found.similarity)))")

    print("5. A picture, as a file on this machine.")
    let images = try await client.images.generate(model: "dall-e-2", prompt: "a lighthouse", size: "256x256")
    if let url = images.data?.first?.url {
        print("   \(try Data(contentsOf: url).count) bytes, \(url.pathExtension)")
    }

    print("6. Speech.")
    let speech = try await client.audio.speech.create(
        model: "tts-1", voice: "alloy", input: "Good morning, class.", responseFormat: "wav")
    print("   \(speech.content.count) bytes of \(speech.contentType ?? "sound")")
} catch {
    print(error)
}
