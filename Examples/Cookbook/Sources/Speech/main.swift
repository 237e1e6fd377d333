// A text is spoken into a file, and the file is written down again.
import Foundation

#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()
let file = URL(fileURLWithPath: "announcement.wav")
let text = "The train to Bergen leaves from platform four."

do {
    let speech = try await client.audio.speech.create(
        model: "gpt-4o-mini-tts", voice: "coral", input: text, instructions: "Speak slowly, as in a station.",
        responseFormat: "wav")
    try speech.write(to: file)
    print("Spoken: \(speech.content.count) bytes in \(file.lastPathComponent)")

    let heard = try await client.audio.transcriptions.create(
        model: "gpt-4o-mini-transcribe", file: .init(contentsOf: file))
    print("Heard:  \(heard.text)")
    print(heard.text == text ? "Each word is the same." : "Not each word is the same.")
} catch {
    print(error)
}
