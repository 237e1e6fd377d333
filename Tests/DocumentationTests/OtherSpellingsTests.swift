import Foundation
import TestSupport
import Testing

/// What a program has that is spelled as in other SDKs: the compiler says the right spelling.
@Suite("Spellings of other SDKs", .serialized)
struct OtherSpellingsTests {
    private static let hello = #"model: "m", messages: [["role": "user", "content": "Hi"]]"#

    /// Each with what the compiler is to say.
    private static let spellings: [(code: String, says: String)] = [
        (
            "_ = try await client.chat.completions.create(\(hello), stream: true)",
            "Say stream(…), without stream: true."
        ),
        (
            "_ = client.chat.completions.stream(\(hello), streamOptions: [\"include_usage\": true])",
            "Say includeUsage: … instead of streamOptions."
        ),
        (
            "_ = try await client.chat.completions.parse(\(hello), responseFormat: Ferry.self)",
            "renamed to 'parse(model:messages:as:)'"
        ),
        (
            #"_ = try await client.responses.create(model: "m", instructions: "i", input: "x", stream: true)"#,
            "Say stream(…), without stream: true."
        ),
        (
            #"_ = try await client.responses.create(model: "m", input: [["role": "user", "content": ""]], stream: true)"#,
            "Say stream(…), without stream: true."
        ),
        (
            #"_ = try await client.responses.parse(model: "m", input: "x", textFormat: Ferry.self)"#,
            "renamed to 'parse(model:input:as:)'"
        ),
        (
            #"_ = try await client.completions.create(model: "m", prompt: "x", stream: true)"#,
            "Say stream(…), without stream: true."
        ),
        (
            #"_ = try await client.images.generate(model: "m", prompt: "x", n: 1, size: "auto", stream: true)"#,
            "Say generateStream(…), without stream: true."
        ),
        (
            #"_ = try await client.audio.transcriptions.create(model: "m", file: "a.mp3", stream: true)"#,
            "Say stream(…), without stream: true."
        ),
        (
            #"_ = try await client.responses.create(model: "m", input: "x", previousResponseId: "r")"#,
            "previousResponseID:"
        ),
        (#"_ = OpenAI.ChatCompletionMessageParam.tool("4 m", toolCallId: "c")"#, "toolCallID:"),
        ("for call in response.functionCalls { print(call.callId) }", "callID"),
        (#"_ = OpenAI.ChatCompletionContentPart.imageUrl("https://example.com/a.png")"#, "imageURL"),
    ]

    @Test("are answered by the compiler with the right ones")
    func answered() async throws {
        let functions = Self.spellings.enumerated().map { number, spelling in
            """
            func line\(number)(client: OpenAI, response: OpenAI.Response) async throws {
            #sourceLocation(file: "spelling-\(number)", line: 1)
            \(spelling.code)
            #sourceLocation()
            }
            """
        }
        let head = "import CachedOpenAI\nimport Foundation\nstruct Ferry: Decodable { var from: String }\n"
        let folder = try TemporaryFolder()
        let file = try folder.write(head + functions.joined(separator: "\n"), to: "Spellings.swift")
        let outcome = try await SnippetFile.typecheck([file])
        let lines = outcome.errors.split(separator: "\n")
        for (number, spelling) in Self.spellings.enumerated() {
            let said = lines.filter { $0.contains("spelling-\(number):") }.joined(separator: "\n")
            #expect(said.contains("error:") && said.contains(spelling.says), "\(spelling.code): \(said)")
        }
    }
}
