// A lesson that uses each part of the client's core; it is compiled and not run.
import Foundation

let client = OpenAI()

func randomNumber(seed: Int? = nil) async throws -> String {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini",
        messages: [.system("Answer with one number."), .user("please give me a random number")],
        temperature: 0.7,
        seed: seed)
    return completion.choices[0].message.content ?? "-"
}
print("chat", try await randomNumber())
print("chat seed 1", try await randomNumber(seed: 1))
print("chat seed 2", try await randomNumber(seed: 2))
print("chat seed 2 again", try await randomNumber(seed: 2))
for turn in 1...4 { print("chat repeat", turn, try await randomNumber()) }

var streamed = ""
for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user("Count to five.")]) {
    streamed += chunk.choices.first?.delta.content ?? ""
}
print("chat stream", streamed)

let withTool = try await client.chat.completions.create(
    model: "gpt-4o-mini",
    messages: [.user("What is the weather in Paris?")],
    tools: [
        .function(
            name: "get_weather", description: "The weather in a city.",
            parameters: [
                "type": "object", "properties": ["city": ["type": "string"]],
                "required": ["city"], "additionalProperties": false,
            ])
    ])
print(
    "chat tools",
    withTool.choices[0].message.toolCalls?.first?.function?.name ?? withTool.choices[0].message.content ?? "-")

let response = try await client.responses.create(model: "gpt-4o-mini", input: "Write a haiku about autumn.")
print("response", response.outputText)
var deltas = ""
for try await event in client.responses.stream(model: "gpt-4o-mini", input: "Write a haiku about spring.") {
    if case .outputTextDelta(let delta) = event { deltas += delta.delta }
}
print("response stream", deltas)

let embeddings = try await client.embeddings.create(model: "text-embedding-3-small", input: ["king", "queen"])
print("embeddings", embeddings.data.count, embeddings.data[0].embedding.count, embeddings.data[1].embedding[0])

let images = try await client.images.generate(model: "dall-e-2", prompt: "a lighthouse", n: 2)
for image in images.data ?? [] {
    guard let url = image.url else { continue }
    let bytes = try Data(contentsOf: url)
    print("image", bytes.count, bytes.prefix(4).map { String($0, radix: 16) }.joined())
}
let inline = try await client.images.generate(model: "gpt-image-1", prompt: "a lighthouse at night")
print("image inline", inline.data?.first?.b64JSON.flatMap { Data(base64Encoded: $0) }?.count ?? 0)

let speech = try await client.audio.speech.create(
    model: "tts-1", voice: "alloy", input: "Good morning, class.", seed: 7)
let sound = FileManager.default.temporaryDirectory.appendingPathComponent("lesson-\(UUID().uuidString).wav")
try speech.write(to: sound)
print("speech", speech.content.count, try Data(contentsOf: sound) == speech.content)
let transcription = try await client.audio.transcriptions.create(model: "whisper-1", file: .init(contentsOf: sound))
print("transcription", transcription.text)
try FileManager.default.removeItem(at: sound)

print("moderation", try await client.moderations.create(input: "have a nice day").results[0].flagged)
print("models", try await client.models.list().data.map(\.id).joined(separator: " "))
let json = try await client.post(
    "/completions", body: ["model": "davinci-002", "prompt": "Once"], as: OpenAI.JSON.self)
print("raw", json["choices"]?[0]?["text"]?.stringValue ?? "-")
