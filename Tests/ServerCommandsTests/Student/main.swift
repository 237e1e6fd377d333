// Asks what Clients/ask.py asks, each in the words of the Swift client, and prints a line for each: the action, a tab, the answer.
import Foundation

let client = OpenAI()
let text = CommandLine.arguments.dropFirst().first ?? "Say hello."
let city: OpenAI.JSON = [
    "type": "object", "properties": ["city": ["type": "string"]], "required": ["city"],
]

func say(_ action: String, _ answer: () async throws -> String) async {
    do { print("\(action)\t\(try await answer())") } catch { print("\(action)\terror: \(error)") }
}

await say("chat") {
    let completion = try await client.chat.completions.create(model: "gpt-4o-mini", messages: [.user(text)])
    return completion.choices[0].message.content ?? ""
}
await say("stream") {
    var all = ""
    for try await chunk in client.chat.completions.stream(model: "gpt-4o-mini", messages: [.user(text)]) {
        all += chunk.choices.first?.delta.content ?? ""
    }
    return all
}
await say("responses") { try await client.responses.create(model: "gpt-4o-mini", input: text).outputText }
await say("rstream") {
    var isCompleted = false
    for try await event in client.responses.stream(model: "gpt-4o-mini", input: text) {
        if case .completed = event { isCompleted = true }
    }
    return isCompleted ? "response.completed" : "none"
}
await say("tools") {
    let completion = try await client.chat.completions.create(
        model: "gpt-4o-mini", messages: [.user(text)], tools: [.function(name: "get_weather", parameters: city)])
    return completion.choices[0].message.toolCalls?.first?.function?.name ?? ""
}
await say("embed") {
    let answer = try await client.embeddings.create(model: "text-embedding-3-small", input: text)
    return answer.data[0].embedding.map { String(format: "%.4f", $0) }.joined(separator: " ")
}
await say("image") {
    let images = try await client.images.generate(model: "dall-e-2", prompt: text)
    guard let url = images.data?.first?.url, url.isFileURL else { return "no file" }
    return "\(try Data(contentsOf: url).count) bytes"
}
await say("speech") {
    "\(try await client.audio.speech.create(model: "tts-1", voice: "alloy", input: text).content.count) bytes"
}
await say("transcription") {
    let sound = OpenAI.FileInput(Data("RIFF0000WAVE".utf8), filename: "morning.wav")
    return try await client.audio.transcriptions.create(model: "whisper-1", file: sound, prompt: text).text
}
