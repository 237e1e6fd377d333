import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct EventReadingTests {
    private func reading(_ data: String, name: String = "") -> String {
        switch OpenAICache.EventReading(.init(name: name, data: Data(data.utf8))) {
        case .nothing: "nothing"
        case .done: "done"
        case .json(let json): "\(json)"
        case .text: "text"
        }
    }

    @Test(arguments: [
        ("[DONE]", "done"), (" [DONE] ", "done"), ("[DONE]\r", "done"), (#""[DONE]""#, "done"), ("[DONE] bye", "done"),
        ("", "nothing"), (" \t", "nothing"), ("ping", "nothing"), ("Keep-Alive", "nothing"),
        (#"{"a":1}"#, #"{"a":1}"#), ("[1]", "[1]"), ("null", "null"), (#"{"a":NaN}"#, #"{"a":null}"#),
        ("DONE", "text"), (#"{"a":"#, "text"), ("<html>", "text"),
    ])
    func dataIsRead(data: String, expected: String) {
        #expect(reading(data) == expected)
    }

    @Test func aPingIsNothingUnlessItSaysMore() {
        #expect(reading("{}", name: "ping") == "nothing")
        #expect(reading(#"{"type":"ping"}"#, name: "ping") == "nothing")
        #expect(reading("now", name: "heartbeat") == "nothing")
        #expect(reading(#"{"type":"ping","error":"x"}"#, name: "ping") != "nothing")
    }
}
