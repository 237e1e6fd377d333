import CacheContents
import CachedOpenAI
import Foundation
import Testing

/// What was recorded is shown, never obeyed.
@Suite("Shown texts") struct ShownTests {
    private static let evil = "\u{1B}]0;pwned\u{7}\u{1B}[31mRED\u{9B}2J\u{202E}\u{2028}\u{7F}\u{E0041}\r\nFORGED\tx"
    private static let key = "sk-proj-aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9aB3dE5gH7jK9"

    private func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            if scalar == "\n" { return true }
            if scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) { return false }
            return ![0x202E, 0x2028, 0xE0041].contains(scalar.value)
        }
    }

    @Test("a line, a block, and JSON")
    func evil() throws {
        let shown = Shown()
        #expect(isHarmless(shown.line(Self.evil)) && !shown.line(Self.evil).contains("\n"))
        let block = shown.block(Self.evil)
        #expect(block.count == 2 && block[1] == "FORGED    x" && isHarmless(block[0]))
        #expect(block[0].hasPrefix("\\u{1B}]0;pwned\\u{7}\\u{1B}[31mRED\\u{9B}2J\\u{202E}"))
        let json = shown.json(["a": .string(Self.evil), "\u{9B}": [.string(Self.evil)]])
        #expect(isHarmless(json) && !json.contains("\n"))
        #expect(try JSON(parsing: Data(json.utf8)) == ["a": .string(Self.evil), "\u{9B}": [.string(Self.evil)]])
    }

    @Test("what people write stays as it is")
    func harmless() {
        let text = "Grüße, 你好, مرحبا, 👩‍👩‍👧 — “quoted”"
        #expect(Shown().line(text) == text && Shown().block("\(text)\n\n\(text)") == [text, "", text])
    }

    @Test("secrets are masked, unless they are asked for")
    func secrets() {
        let text = "The key is \(Self.key), isn't it?"
        let count = Self.key.count
        #expect(Shown().line(text) == "The key is sk-…(\(count) characters), isn't it?")
        #expect(Shown().json(["k": .string(text)]).contains("sk-…(\(count) characters)"))
        #expect(Shown(showsSecrets: true).line(text) == text)
        // The end that is cut off must not save it.
        #expect(Shown().line(text, most: 40).contains("aB3dE5") == false)
    }

    private static let named = "aB3dE5gH7jK9mN1pQ3sT5vW7x9Y9zA1c/+E3Gg5H"

    @Test("of a secret that is known by its name, the name and the quotes stay")
    func namedSecrets() {
        let call = #"login(secretAccessKey: "\#(Self.named)", b: 2)"#
        #expect(Shown().line(call) == #"login(secretAccessKey: "…(40 characters)", b: 2)"#)
        let field = JSON.object(["aws_secret_access_key": .string(Self.named), "other": .string(Self.named)])
        #expect(
            Shown().json(field)
                == #"{"aws_secret_access_key":"…(40 characters)","other":"\#(Self.named)"}"#)
        #expect(FieldLines.of(field, Shown())[0] == "aws_secret_access_key: …(40 characters)")
        #expect(FieldLines.of(field, Shown(showsSecrets: true))[0] == "aws_secret_access_key: \(Self.named)")
    }

    @Test("a private key is masked to its end", arguments: ["\n", "\r\n", #"\n"#, " "])
    func privateKeys(lineEnd: String) {
        let lines = [String(repeating: "MIIEvQIBADAN", count: 5) + "abcd", "aB3dE5gH7jK9mN1p+/=="]
        let end = "-----END " + "RSA PRIVATE KEY-----"
        for tail in [lineEnd + end, ""] {
            let key = (["-----BEGIN " + "RSA PRIVATE KEY-----"] + lines).joined(separator: lineEnd) + tail
            let shown = Shown().line("It is \"\(key)\", and no other.")
            #expect(shown == "It is \"-----BEGIN…(\(key.utf8.count) characters)\", and no other.", "\(shown)")
        }
        let putty = "PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\nPrivate-Lines: 2\n\(lines[0])\n\(lines[1])"
        #expect(Shown().line(putty) == "PuTTY-User-Key-File-…(\(putty.utf8.count) characters)")
    }

    @Test("a secret that is spread over a stream's pieces is seen")
    func spreadSecret() {
        let halves = [Self.key.prefix(20), Self.key.dropFirst(20)]
        let events = halves.map { "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"\($0)\"}}]}\n\n" }.joined()
        #expect(Shown().hides(in: Data(events.utf8), contentType: "text/event-stream"))
        #expect(!Shown(showsSecrets: true).hides(in: Data(events.utf8), contentType: "text/event-stream"))
    }

    @Test("one field a line; texts keep their lines, and what is for programs is told by its size")
    func fields() {
        let numbers = JSON.array((0..<20).map { .number(.init($0)) })
        let lines = FieldLines.of(
            ["b": [["c": "two\nlines"]], "a": 1, "id": "x", "numbers": numbers, "none": nil], Shown()
        ) { $0 == "id" }
        #expect(lines.count == 6)
        #expect(lines[0] == "a: 1" && lines[1] == "b[0].c: " && lines[2] == "  two" && lines[3] == "  lines")
        #expect(lines[4] == "none: null" && lines[5].hasPrefix("numbers: 20 numbers, sha256 "))
    }
}
