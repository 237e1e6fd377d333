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
        (.openAI, "sk-" + "None-aB3dE5gH7jK9mN1pQ3sTT3BlbkFJaB3dE5gH7jK9mN1pQ3sT"),
        (.openAI, "sk-" + "admin-aB3dE5gH7j-K9mN1pQ3sT5vW7_x9-Y9zA1cE3"),
        (.openAI, "sk-" + "0123456789abcdef0123456789abcdef"),
        (.openAI, "sk-" + "my-service-aB3dE5gH7jK9mN1pQ3sT5vW7"),
        (.openAI, "sess-" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3Gg5Hh7"),
        (.anthropic, "sk-ant-" + "admin01-aB3dE5gH7jK9mN1pQ3sT5vW7x9-Y9zA1cE3AA"),
        (.google, "AIza" + "SyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        (.google, "AQ." + "Ab8RN6JkLmNoPqRsTuVwXyZ0123456789_aBcDeFgHiJkL-mNoPqR"),
        (.google, "ya29." + "a0AfH6SMBx1y2z3A4b5C6d7E8f9G0h1I2j3K4l5M6n7O8p9"),
        (.google, "GOCSPX-" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9"),
        (.gitHub, "ghp_" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3Gg"),
        (.gitHub, "github_pat_" + "11ABCDEFG0aBcDeFgHiJkL_mNoPqRsTuVwXyZ0123456789"),
        (.gitHub, "ghs_" + "123456_eyJhbGciOiJSUzI1NiJ9_aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3"),
        (.gitHub, "gho_" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3Gg"),
        (.aws, "AKIA" + "Q3EGUZ5TRX2WYLB7"),
        // One key in thirty has no digit.
        (.aws, "ASIA" + "QWEGUZXTRXNWYLBP"),
        (.aws, "aws_secret_access_key = " + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1c/+E3Gg5H"),
        (.aws, "ABSK" + "QmVkcm9ja0FQSUtleS1hYmNkLWF0LTEyMzQ1Njc4OTAxMjpBQkNERUZHSElKSw"),
        (.huggingFace, "hf_" + "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3"),
        // As they are: letters alone.
        (.huggingFace, "hf_" + "QrXbTrhoKalcFdEnjUqWzdFqNcRhVPbrHd"),
        (.huggingFace, "api_org_" + "QrXbTrhoKalcFdEnjUqWzdFqNcRhVPbrHd"),
        (
            .jsonWebToken,
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0"
        ),
        (
            .jsonWebToken,
            "eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0" + "..aB3dE5gH7jK9mN1p.aB3dE5gH7jK9mN1pQ3sT5vW7.x9Y9zA1cE3GgaB3d"
        ),
        (.privateKey, "-----BEGIN " + "RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEAyZ8x3Q\n-----END RSA PRIVATE KEY-----"),
        (.privateKey, "-----BEGIN " + "EC PRIVATE KEY-----\r\n  MHcCAQEEI/+abcde9012\n"),
        (.privateKey, "-----BEGIN " + "OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n"),
        (.privateKey, "-----BEGIN " + #"PRIVATE KEY-----\r\nMIIEvQIBADANBgkqhkiG9w0\r\n"#),
        (
            .privateKey,
            "-----BEGIN "
                + "RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,0A\n\nMIIEpAIBAAKCAQEAyZ8x3Q"
        ),
        (
            .privateKey,
            "-----BEGIN " + "PGP PRIVATE KEY BLOCK-----\nVersion: GnuPG v2\n\nlQVYBGRyZ8x3QAKCAQEAyZ8x3Q"
        ),
        (.privateKey, "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n" + "Private-Lines: 1\nAAAAIEx"),
    ]

    private func kinds(_ text: String, _ contentType: String = "application/json") -> [SecretKind] {
        SecretScanner.findings(in: Data(text.utf8), contentType: contentType).map(\.kind)
    }

    private func json(_ text: String) -> String { OpenAICache.JSON.string(text).description }

    @Test("is found in a text, in JSON, behind an escape and in a form", arguments: secrets)
    func found(kind: SecretKind, secret: String) {
        let texts = [
            secret, "Authorization: Bearer \(secret)", "key=\(secret)", "(\(secret))", "x\n\(secret)\ny",
            "\(secret). And",
            "https://example.com/\(secret)/x", "a+\(secret)", "`\(secret)`,", #"x\n\#(secret)"#, "key%3D\(secret)",
        ]
        for text in texts {
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

    @Test("is found in two answers of one stream, whose pieces come in turn", arguments: secrets)
    func inTurn(kind: SecretKind, secret: String) {
        let pieces = secret.flatMap { [(0, json(String($0))), (1, json("word "))] }
        let events = pieces.map { #"data: {"choices":[{"index":\#($0),"delta":{"content":\#($1)}}]}"# }
        #expect(kinds(events.joined(separator: "\n\n") + "\n\n", "text/event-stream") == [kind])
    }

    @Test("is found in a single event, whatever came before", arguments: secrets)
    func inAnEvent(kind: SecretKind, secret: String) {
        let events = [#"{"message":"x"}"#, #"{"message":\#(json(secret))}"#, #"{"message":"y"}"#]
        #expect(kinds(events.map { "data: \($0)\n\n" }.joined(), "text/event-stream") == [kind])
        // A second data line makes of it another text.
        let line = secret.split(separator: "\n")[0]
        guard line.count == secret.count else { return }
        #expect(kinds("data: plain \(secret)\n\n", "text/event-stream") == [kind])
    }

    @Test(
        "is found behind JSON's escapes, in JSON inside of JSON and in a file that is sent as base64",
        arguments: secrets)
    func hidden(kind: SecretKind, secret: String) {
        let escaped = secret.utf16.map { String(format: "\\u%04x", $0) }.joined()
        #expect(kinds(#"{"a":"\#(escaped)"}"#) == [kind])
        let arguments = json(#"{"text":\#(json("a\n" + secret))}"#)
        #expect(kinds(#"{"function":{"arguments":\#(arguments)}}"#) == [kind])
        let file = Data("KEY=\(secret)\n".utf8).base64EncodedString()
        #expect(kinds(#"{"file_data":"data:text/plain;base64,\#(file)"}"#) == [kind])
        #expect(kinds(#"{\#(json(secret)):1}"#) == [kind])
    }

    @Test("is found in a form's part, and in a form that is encoded like a query", arguments: secrets)
    func inForms(kind: SecretKind, secret: String) {
        let head = "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n"
        #expect(kinds("\(head)\(secret)\r\n--b--\r\n", "multipart/form-data; boundary=b") == [kind])
        let lines = #"{"body":{"input":\#(json(secret))}}"# + "\n{}\n"
        #expect(kinds("\(head)\(lines)\r\n--b--\r\n", "multipart/form-data; boundary=b") == [kind])
        let encoded = secret.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(kinds("a=b&key=\(encoded)&c=d", "application/x-www-form-urlencoded") == [kind])
        #expect(SecretScanner.findings(inText: "a=b&x=\(encoded)").map(\.kind) == [kind])
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
            "hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "hf_YOURTOKENYOURTOKENYOURTOKENYOURTO", "AKIAXXXXXXXXXXXXXXXX",
            "hf_requiredCharacteristicTypesForDisplayMetadata", "AIzaSyXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
            "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aws_secret_access_key=$SECRET",
            "550e8400-e29b-41d4-a716-446655440000", "task-550e8400-e29b-41d4-a716-446655440000",
            "da39a3ee5e6b4b0d3255bfef95601890afd80709", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c",
            "chatcmpl-AbC123dEf456GhI789jKl", "resp_0a1b2c3d4e5f60718293a4b5c6d7e8f9", "req_011CXabcdEFGH1234ijklMNOP",
            "https://medium.com/@x/sk-hynix-earnings-are-in-5f2d7c1f9e3a", "file-aB3dE5gH7jK9mN1pQ3sT5v",
            "https://example.com/sk-learn/da39a3ee5e6b4b0d3255bfef95601890afd80709", "org-aB3dE5gH7jK9mN1pQ3sT5vW7",
            "https://example.com/disk-space-8f14e45fceea167a5a36dedd4bea2543", "desk-aB3dE5gH7jK9mN1pQ3sT5vW7",
            "-----BEGIN PRIVATE KEY-----\nMIIEvQ...\n-----END PRIVATE KEY-----", "sk-1234567890", "sk-or-v1-...",
            "-----BEGIN RSA PRIVATE KEY-----\nYOUR_KEY_HERE_PLEASE\n", "-----BEGIN CERTIFICATE-----\nMIIEpAIBAAKCAQEA",
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c",
            "https://b.s3.amazonaws.com/x.png?X-Amz-Credential=AKIA"
                + "Q3EGUZ5TRX2WYLB7%2F20260101%2Fus-east-1%2Fs3&sig=aB3d",
            "https://b.s3.amazonaws.com/x.png?X-Amz-Credential=AKIA" + "Q3EGUZ5TRX2WYLB7/20260101/us-east-1/s3",
            "https://x.blob.core.windows.net/i.png?se=2026-01-01&sig=aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1cE3Gg%2Bx%3D",
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
            for text in [standard, forURLs] {
                #expect(kinds(#"{"b64_json":"\#(text)"}"#).isEmpty)
                #expect(kinds(#"{"url":"data:image/png;base64,\#(text)"}"#).isEmpty)
            }
            let lines = bytes.base64EncodedString(options: .lineLength76Characters)
            #expect(kinds(lines, "text/plain").isEmpty)
            let pieces = stride(from: 0, to: 40_000, by: 97).map { standard.dropFirst($0).prefix(97) }
            let events = pieces.map { #"data: {"type":"response.audio.delta","delta":"\#($0)"}"# + "\n\n" }
            #expect(kinds(events.joined(), "text/event-stream").isEmpty)
            let numbers = bytes.prefix(20_000).map { "\(Double($0) / 255)" }.joined(separator: ",")
            #expect(kinds(#"{"data":[{"embedding":[\#(numbers)]}]}"#).isEmpty)
            let names = (0..<2_000).map { _ in #""\#(UUID())""# }.joined(separator: ",")
            #expect(kinds("[\(names.lowercased())]").isEmpty)
            #expect(SecretScanner.findings(in: bytes, contentType: "image/png").isEmpty)
        }
    }
}
