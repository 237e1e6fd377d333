// Fourth lesson: sixty letters to a lost property office become a table; then a poster and an announcement.
import CachedOpenAI
import Foundation

struct Loss: Decodable {
    var thing: String
    var colour: String?
    var place: String
    var day: String

    var name: String { [colour, thing].compactMap { $0 }.joined(separator: " ") }
}

let client = OpenAI()

func read(_ letter: String) async throws -> Loss? {
    try await client.responses.parse(
        model: "gpt-4o-mini", instructions: "What was lost, where, and on which day of the week?", input: letter,
        as: Loss.self
    ).outputParsed
}

func reply(to letter: String, about loss: Loss) async throws -> String {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini",
        messages: [
            .system("Say in one sentence that the \(loss.thing) was found, and where to fetch it: room 4."),
            .user(letter),
        ])
    return completion.choices[0].message.content ?? ""
}

do {
    let letters = try String(contentsOfFile: "Data/letters.txt", encoding: .utf8).split(separator: "\n")
    var losses: [(letter: String, loss: Loss)] = []
    for letter in letters.map(String.init) {
        if let loss = try await read(letter) { losses.append((letter, loss)) }
    }
    for (place, found) in Dictionary(grouping: losses, by: \.loss.place).sorted(by: { $0.key < $1.key }) {
        print("\(place): \(found.map(\.loss.name).joined(separator: ", "))")
    }

    print("Replies to those who lost something on the tram:")
    for (letter, loss) in losses where loss.place == "tram" {
        print("  \(try await reply(to: letter, about: loss))")
    }

    let images = try await client.images.generate(
        model: "gpt-image-1", prompt: "A poster for a lost property office: an umbrella that looks for its owner.")
    let poster = URL(fileURLWithPath: "poster.png")
    if let text = images.data?.first?.b64JSON, let picture = Data(base64Encoded: text) {
        try picture.write(to: poster)
    }
    let seen = try await client.responses.create(
        model: "gpt-4o-mini",
        input: [.user([.text("What does this poster show?"), try .image(contentsOf: poster)])])
    print("Poster: \(seen.outputText)")

    let announcement = URL(fileURLWithPath: "announcement.wav")
    let speech = try await client.audio.speech.create(
        model: "gpt-4o-mini-tts", voice: "coral", input: "\(losses.count) things are waiting in room 4.",
        responseFormat: "wav")
    try speech.write(to: announcement)
    let heard = try await client.audio.transcriptions.create(
        model: "gpt-4o-mini-transcribe", file: .init(contentsOf: announcement))
    print("Announcement: \(heard.text)")
} catch {
    print(error)
}
