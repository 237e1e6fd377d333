import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CachedOpenAIGenerator

@Suite("A cache that holds a secret")
struct SecretCheckTests {
    private static let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
    private static let percentEncoded = "sk%2Dproj%2DaB3dE5gH7jK9mN1pQ3sT5vW7"

    /// Where in an entry it stands, and what the message calls the place.
    private static let places: [(String, @Sendable (inout OpenAICache.Recording) -> Void)] = [
        ("request's path", { $0.request.path = "/files/\(secret)/content" }),
        ("request's query", { $0.request.query = "after=x&q=\(secret)" }),
        ("request's query", { $0.request.query = "q=\(percentEncoded)" }),
        ("request", { $0.request.body = Data(#"{"messages":[{"content":"My key is \#(secret)."}]}"#.utf8) }),
        (
            "request",
            {
                $0.request.contentType = "multipart/form-data; boundary=b"
                $0.request.body = Data(
                    "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n\(secret)\r\n--b--".utf8)
            }
        ),
        ("base URL", { $0.base = "https://gateway.example/\(secret)/v1" }),
        ("answer", { $0.answer.body = Data(#"{"data":[{"url":"https://x/y.png?sig=a&key=\#(secret)"}]}"#.utf8) }),
        ("answer", { $0.answer.body = Data(secret.utf8) }),
        ("answer's x-request-id", { $0.answer.headers["x-request-id"] = secret }),
        (
            "answer's picture",
            { $0.answer.pictures = [.init(url: "https://x/\(secret)", contentType: nil, content: Data())] }
        ),
        (
            "answer's picture",
            {
                $0.answer.pictures = [
                    .init(url: "https://x", contentType: nil, content: Data([0x89] + "PNG\0\(secret)\0".utf8))
                ]
            }
        ),
    ]

    private func pack(_ recording: OpenAICache.Recording, _ options: MaterializeOptions = .init()) throws -> PackedCache
    {
        let journal =
            OpenAICache.JournalHeader(identifier: Data(repeating: 7, count: 16)).encode()
            + OpenAICache.Frame.encode(.recording, stored: OpenAICache.RecordingCoding.encode(recording))
        var options = options
        options[.keepFailures] = true
        return try CachePacker.pack(
            MaterializeInputs(caches: [.init(name: "journal", bytes: journal)]), options: options)
    }

    @Test("is refused wherever it stands, and the place is named", arguments: places.indices)
    func refused(place: Int) throws {
        let (name, put) = Self.places[place]
        var recording = SampleCache.recording("{}", path: "/chat/completions", number: 0)
        put(&recording)
        let error = #expect(throws: SecretsFound.self) { try pack(recording) }
        let message = try #require(error?.description)
        #expect(message.contains("an OpenAI key in the \(name), sk-"), "\(message)")
        #expect(message.contains("POST /") && message.contains("(key \(recording.key.description.prefix(8)))"))
        #expect(!message.contains(Self.secret) && !message.contains(Self.percentEncoded))
        var options = MaterializeOptions()
        options[.allowSecrets] = true
        #expect(throws: Never.self) { try pack(recording, options) }
    }

    @Test("is told of without obeying what else was recorded")
    func harmless() throws {
        let evil = "\u{1B}]0;pwned\u{7}\u{1B}[31mRED\n\u{9B}2J\u{202E}"
        var recording = SampleCache.recording("{}", path: "/chat/completions" + evil, number: 0)
        recording.request.method = "POST" + evil
        recording.answer.headers["x" + evil] = Self.secret
        let error = #expect(throws: SecretsFound.self) { try pack(recording) }
        let lines = try #require(error?.description).split(separator: "\n").map(String.init)
        #expect(lines.count == 3 && lines.allSatisfy { OpenAICache.OneLine.of($0) == $0 }, "\(lines)")
        #expect(lines[1].contains(#"POST\u{1B}]0;pwned\u{7}"#) && lines[1].contains(#"answer's x\u{1B}]0"#))
    }

    @Test("may hold it in what is left out, but for the path: that is counted in the file's head")
    func hashed() throws {
        var options = MaterializeOptions()
        options[.hashKeys] = true
        for (name, put) in Self.places {
            var recording = SampleCache.recording("{}", path: "/chat/completions", number: 0)
            put(&recording)
            if ["request", "request's query"].contains(name) {
                let packed = try pack(recording, options)
                #expect(packed.sections.reduce(Data(), +).range(of: Data("aB3dE5gH7jK9mN1pQ3sT5vW7".utf8)) == nil)
            } else {
                #expect(throws: SecretsFound.self) { try pack(recording, options) }
            }
        }
    }

    @Test("is none if only a picture's URL is signed")
    func signed() throws {
        var recording = SampleCache.recording("{}", path: "/images/generations", number: 0)
        let url =
            "https://b.s3.amazonaws.com/x.png?X-Amz-Credential=AKIA" + "Q3EGUZ5TRX2WYLB7%2F20260101%2Fus-east-1%2Fs3%2F"
            + "aws4_request&X-Amz-Signature=" + String(repeating: "0a1b", count: 16)
        recording.answer.body = Data(#"{"data":[{"url":"\#(url)"}]}"#.utf8)
        recording.answer.pictures = [.init(url: url, contentType: "image/png", content: Data([0x89]))]
        #expect(throws: Never.self) { try pack(recording) }
    }
}
