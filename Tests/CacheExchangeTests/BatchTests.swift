import CachedOpenAI
import Foundation
import Testing

@testable import CacheExchange

@Suite("Output of the Batch API")
struct BatchTests {
    private func input(_ id: String, _ text: String) -> String {
        #"{"custom_id":"\#(id)","method":"POST","url":"/v1/chat/completions","body":{"messages":["\#(text)"]}}"#
    }

    private func output(_ id: String, _ text: String, status: Int = 200, error: String = "null") -> String {
        #"{"id":"batch_req_1","custom_id":"\#(id)","response":{"status_code":\#(status),"request_id":"r","body":"#
            + #"{"choices":[{"message":{"content":"\#(text)"}}]}},"error":\#(error)}"#
    }

    private func imported(_ files: [String]) throws -> Imported {
        try Imported(
            files.enumerated().map { index, text in
                GivenFile(name: "file \(index)", bytes: Data(text.utf8), changedAt: 1_700_000_000_000_000)
            })
    }

    @Test("is joined with the requests by custom_id alone, in whatever order")
    func joined() throws {
        let outputs = [output("b", "B"), output("a", "A")].joined(separator: "\n")
        let inputs = [input("a", "to a"), input("b", "to b")].joined(separator: "\n")
        for files in [[inputs, outputs], [outputs, inputs]] {
            let imported = try imported(files)
            let pairs = imported.recordings.map {
                String(decoding: $0.request.body, as: UTF8.self) + String(decoding: $0.answer.body, as: UTF8.self)
            }
            #expect(pairs.count == 2, "\(imported.text)")
            #expect(pairs.allSatisfy { $0.contains("to a") == $0.contains(#""A""#) }, "\(pairs)")
            #expect(
                imported.recordings.allSatisfy {
                    $0.base == SampleEntries.base && $0.request.path == "/chat/completions"
                })
        }
    }

    @Test("errors, strangers and names that were given twice are left out")
    func refused() throws {
        let inputs = [input("a", "1"), input("twice", "1"), input("twice", "2"), input("e", "3")]
        let outputs = [
            output("a", "A", status: 400), output("twice", "T"), output("stranger", "S"),
            output("e", "E", error: #"{"code":"x","message":"it failed"}"#),
        ]
        let text = try imported([inputs.joined(separator: "\n"), outputs.joined(separator: "\n")]).text
        for line in [
            "0 were imported, 4 not", "1 is an error (400)", "1 has a custom_id that several requests have",
            "1 has no request with its custom_id", "1 is no complete answer (it failed)",
        ] { #expect(text.contains(line), "\(text)") }
    }

    @Test("files that are named twice say the same twice")
    func namedTwice() throws {
        let (input, output) = (input("a", "1"), output("a", "A"))
        let text = try imported([input, output, input, output]).text
        #expect(text.contains("2 interactions: 1 was imported, 1 not"), "\(text)")
        #expect(text.contains("1 is in an earlier file, too"), "\(text)")
    }

    @Test("alone, either file says what is missing")
    func alone() throws {
        #expect(try imported([output("a", "A")]).text.contains("name the batch's input file, too"))
        #expect(try imported([input("a", "A")]).text.contains("name the output file, too"))
    }
}
