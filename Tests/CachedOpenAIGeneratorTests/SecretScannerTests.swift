import CachedOpenAI
import Foundation
import Testing

@testable import CachedOpenAIGenerator

@Suite("What looks like a secret")
struct SecretScannerTests {
    /// Made up, and put together here so that no scanner of this repository trips over them.
    private static let secrets: [(SecretKind, String)] = [
        (.openAI, "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7_x-Y9zA1cE3"),
        (.openAI, "sk-" + "aB3dE5gH7jK9mN1pQ3sTT3BlbkFJaB3dE5gH7jK9mN1pQ3sT"),
        (.openAI, "sk-" + "svcacct-0123456789abcdefghij"),
        (.openRouter, "sk-or-v1-" + String(repeating: "0a1b2c3d", count: 8)),
        (.anthropic, "sk-ant-" + "api03-aB3dE5gH7jK9mN1pQ3sT5vW7x9-Y9zA1cE3AA"),
        (.google, "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        (.gitHub, "ghp_" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3Gg"),
        (.gitHub, "github_pat_" + "11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789"),
        (.aws, "AKIA" + "Q3EGUZ5TRX2WYLB7"),
        (.huggingFace, "hf_" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3"),
        (
            .jsonWebToken,
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0"
        ),
        (.privateKey, "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAyZ8x3Q\n-----END RSA PRIVATE KEY-----"),
    ]

    private func kinds(_ text: String, _ contentType: String = "application/json") -> [SecretKind] {
        SecretScanner.findings(in: Data(text.utf8), contentType: contentType).map(\.kind)
    }

    private func json(_ text: String) -> String { OpenAICache.JSON.string(text).description }

    @Test("is found in a text, in JSON, behind an escape and in a form", arguments: secrets)
    func found(kind: SecretKind, secret: String) {
        for text in [secret, "Authorization: Bearer \(secret)", "key=\(secret)", "(\(secret))", "x\n\(secret)\ny"] {
            #expect(kinds(text, "text/plain") == [kind], "\(text)")
            #expect(kinds(#"{"messages":[{"content":\#(json(text))}]}"#) == [kind], "\(text)")
            #expect(kinds("--b\r\n\r\n\(text)\r\n--b--\r\n", "multipart/form-data; boundary=b") == [kind])
        }
    }

    @Test("is found in a stream, though each event has only a piece of it", arguments: secrets)
    func inPieces(kind: SecretKind, secret: String) {
        let events = secret.map {
            #"data: {"id":"c","choices":[{"index":0,"delta":{"content":\#(json(String($0)))}}]}"#
        }
        let stream = (events + ["data: [DONE]", ""]).joined(separator: "\n\n")
        #expect(kinds(stream, "text/event-stream; charset=utf-8") == [kind])
    }

    @Test("is shown by its beginning alone")
    func masked() {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        let found = SecretScanner.findings(in: Data(secret.utf8), contentType: nil)
        #expect(found.map(\.beginning) == ["sk-proj"])
    }

    @Test(
        "is not what only reminds of one",
        arguments: [
            "https://example.com/risk-boosts-lung-cancer-in-2024-says-study-123456789012",
            "sk-", "sk-test", "sk-...", "sk-proj-XXXXXXXXXXXXXXXXXXXXXXXX", "sk-your-key-goes-here-please-and-nowhere",
            "ask-aB3dE5gH7jK9mN1pQ3sT5vW7", "AIzaSyA1b2", "AKIA" + "IOSFODNN7EXAMPLE", "AKIARRRRRRRRRRRRRRRR",
            "-----BEGIN PUBLIC KEY-----\nMIIEpAIBAAKCAQEAyZ8x3Q",
            "It begins with -----BEGIN PRIVATE KEY----- and ends so.",
            "eyJhIjoxfQ.eyJiIjoyfQ.aB3dE5gH7jK9mN1p", "ghp_short", "hf_hub_download",
        ])
    func notFound(text: String) {
        #expect(kinds(text, "text/plain").isEmpty)
        #expect(kinds(#"{"a":\#(json(text))}"#).isEmpty)
    }

    @Test("is not seen in the noise of base64")
    func noise() {
        var state: UInt64 = 4711
        for _ in 0..<20 {
            let bytes = Data(
                (0..<200_000).map { _ in
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    return UInt8(truncatingIfNeeded: state >> 56)
                })
            let standard = bytes.base64EncodedString()
            let forURLs = standard.replacing("+", with: "-").replacing("/", with: "_")
            for text in [standard, forURLs] { #expect(kinds(#"{"b64_json":"\#(text)"}"#).isEmpty) }
            #expect(SecretScanner.findings(in: bytes, contentType: "image/png").isEmpty)
        }
    }
}
