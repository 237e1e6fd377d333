import CachedOpenAIGenerator
import Foundation
import Testing

/// Keys in a lesson's files, however they are written there.
@Suite struct LessonSecretsTests {
    private static let key = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"

    private static let wide: [String.Encoding] = [
        .utf16, .utf16LittleEndian, .utf16BigEndian, .utf32, .utf32LittleEndian, .utf32BigEndian,
    ]

    private func problem(with bytes: Data) -> String? {
        do {
            try LessonSecrets.check([LessonFile(path: "a.txt", origin: "/a.txt", bytes: bytes)])
            return nil
        } catch {
            return "\(error)"
        }
    }

    @Test(arguments: wide) func aKeyIsFoundInEachEncoding(encoding: String.Encoding) throws {
        let text = try #require("Grüße, 東京\n\"\(Self.key)\"\n".data(using: encoding))
        let told = try #require(problem(with: text))
        #expect(told.contains("\n  /a.txt:2: an OpenAI key, sk-proj…\n"), "\(told)")
        #expect(!told.contains(Self.key) && told.components(separatedBy: "an OpenAI key").count == 2)
    }

    @Test(arguments: wide, [1, 2, 3])
    func aKeyIsFoundInTheMiddleOfAnything(encoding: String.Encoding, shift: Int) throws {
        let text = try #require(Self.key.data(using: encoding))
        let noise = Data((0..<97).map { UInt8($0 &* 37 & 0xFF) })
        #expect(problem(with: noise + Data(count: shift) + text + Data(count: 5) + noise) != nil)
    }

    /// As a database keeps its rows.
    @Test func betweenBytesAKeyMayFollowALetter() {
        #expect(problem(with: Data([0, 1, 2] + "id".utf8 + Self.key.utf8 + [0])) != nil)
        #expect(problem(with: Data("task-\(Self.key)".utf8)) == nil)
    }

    private static let hidden: [String] = {
        let escaped = key.replacing("k-p", with: "\\u006b-\\u{70}")
        let url = key.replacing("-", with: "%2D")
        let basic = Data("user:\(key)".utf8).base64EncodedString()
        return [
            #"{"key": "\#(escaped)"}"#, #"{"key": "\/x\/\#(key)"}"#, "https://example.org/?key=\(url)",
            "Basic \(basic)",
            "Basic \(basic.trimmingCharacters(in: ["="]).replacing("+", with: "-").replacing("/", with: "_"))",
        ]
    }()

    @Test(arguments: hidden) func aKeyIsFoundBehindItsSpelling(text: String) throws {
        let told = try #require(problem(with: Data("first\n\"\\n\"\n\(text)\n".utf8)))
        #expect(told.contains("\n  /a.txt:3: an OpenAI key, sk-proj…\n"), "\(told)")
        #expect(told.components(separatedBy: "an OpenAI key").count == 2)
    }

    @Test func aKeyIsFoundInTheNameOfAFile() throws {
        let path = "\(Self.key)/\(Self.key).txt"
        let file = LessonFile(path: path, origin: "/home/\(path)", bytes: Data("a".utf8))
        let told = try #require(throws: LessonSecrets.self) { try LessonSecrets.check([file]) }.description
        #expect(told.contains("\n  the name of /home/sk-") && told.contains(": an OpenAI key, sk-proj…\n"), "\(told)")
        #expect(!told.contains(Self.key))
    }

    @Test func anEscapeThatBreaksOffIsNone() {
        for text in ["\\u{73", "\\u{", "\\u", "\\", "%7", "%", "\\u{00000073", "\\x"] {
            #expect(problem(with: Data(text.utf8)) == nil)
        }
    }

    @Test func whatHoldsNoneIsFine() {
        var state: UInt64 = 7
        let noise = Data(
            (0..<200_000).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1
                return UInt8(truncatingIfNeeded: state >> 56)
            })
        for bytes in [Data(), Data([0]), Data(count: 3), Data(count: 4_096), noise] {
            #expect(problem(with: bytes) == nil)
        }
    }
}
