// A picture is made, kept as a file, and then shown to a model that says what it sees.
import Foundation

#if canImport(CachedOpenAI)
    import CachedOpenAI
#endif

let client = OpenAI()
let file = URL(fileURLWithPath: "square.png")

do {
    let images = try await client.images.generate(
        model: "gpt-image-1", prompt: "A red square, nothing else.", size: "1024x1024", quality: "low")
    if let text = images.data?.first?.b64JSON, let picture = Data(base64Encoded: text) {
        try picture.write(to: file)
        print("\(file.lastPathComponent): \(picture.count) bytes")
    }

    let response = try await client.responses.create(
        model: "gpt-4o-mini",
        input: [.user([.text("What is in this picture? One sentence."), try .image(contentsOf: file)])])
    print(response.outputText)
} catch {
    print(error)
}
