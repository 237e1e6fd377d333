import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport
import Testing

/// The model over the recorded interactions that lie beside a developer's checkout; the package tests without them.
@Suite("Contents of the corpora", .serialized, .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct CorpusContentsTests {
    private static func bytes(_ body: JSON?) -> Data {
        if let text = body?["text"]?.stringValue { return Data(text.utf8) }
        return body?["base64"]?.stringValue.flatMap { Data(base64Encoded: $0) } ?? Data()
    }

    private static func recordings(_ name: String) throws -> [OpenAICache.Recording] {
        try Data(contentsOf: RecordedCorpus.file(name)).split(separator: UInt8(ascii: "\n")).enumerated().map {
            index, line in
            let row = try JSON(parsing: Data(line))
            return SampleRecording.recording(
                .init(
                    method: row["method"]?.stringValue ?? "", path: row["path"]?.stringValue ?? "",
                    query: row["query"]?.stringValue ?? "",
                    contentType: row["request_type"]?.stringValue, body: bytes(row["request"])),
                bytes(row["response"]), type: row["response_type"]?.stringValue ?? "", second: index,
                base: "https://\(row["host"]?.stringValue ?? "")", status: row["status"]?.intValue ?? 0)
        }
    }

    @Test("every answer that says something says it here", arguments: ["recorded", "more"])
    func answers(name: String) throws {
        let contents = try Opened.journal(try Self.recordings(name))
        var counts: [String: Int] = [:]
        for entry in contents.entries {
            let interaction = try #require(contents.interaction(entry))
            let question = try #require(interaction.question)
            #expect(!question.label.isEmpty && !interaction.answer.label.isEmpty)
            check(interaction, question, &counts)
        }
        #expect(contents.damage.isEmpty && contents.entries.count > 700)
        // Two of the streams are examples of events that never were one stream.
        #expect(counts["streamed text is lost", default: 0] <= (name == "more" ? 2 : 0), "\(counts)")
        #expect(
            counts["streamed text is said", default: 0] >= 120 && counts["with text", default: 0] >= 500, "\(counts)")
        #expect(
            counts["usage doesn't add up", default: 0] <= 4 && counts["usage adds up", default: 0] >= 500, "\(counts)")
        #expect(counts.keys.allSatisfy { !$0.hasSuffix("without a choice") }, "\(counts)")
    }

    /// Against what stands in the bytes, told in another way.
    private func check(_ interaction: Interaction, _ question: Question, _ counts: inout [String: Int]) {
        let answer = interaction.answer
        let raw = String(decoding: interaction.recorded.body, as: UTF8.self)
        let kind = "\(question.kind)"
        guard answer.status == 200, interaction.recorded.headers["content-type"] != "" else { return }
        if ["chat", "completion", "response"].contains(kind) {
            let isFailure = raw.contains("\"error\"") && answer.choices.isEmpty
            if answer.choices.isEmpty, !isFailure { counts["\(kind) without a choice", default: 0] += 1 }
        }
        if answer.isStream { checkStream(answer, raw, &counts) }
        if raw.hasPrefix("{"), let json = try? OpenAICache.AnswerJudge.json(interaction.recorded.body),
            let total = json["usage"]?["total_tokens"]?.intValue, let usage = answer.usage
        {
            let isWhole = usage.input + usage.output == total
            counts[isWhole ? "usage adds up" : "usage doesn't add up", default: 0] += 1
        }
        if let text = answer.choices.first?.text, !text.isEmpty { counts["with text", default: 0] += 1 }
        if answer.choices.contains(where: { !$0.toolCalls.isEmpty }) { counts["with calls", default: 0] += 1 }
    }

    /// All that was streamed of a text is in the text.
    private func checkStream(_ answer: Answer, _ raw: String, _ counts: inout [String: Int]) {
        var streamed = ""
        for line in raw.split(whereSeparator: \.isNewline) where line.hasPrefix("data: {") {
            guard let event = try? JSON(parsing: Data(line.dropFirst(6).utf8)) else { continue }
            if event["choices"]?[0]?["index"]?.intValue ?? 0 == 0,
                let text = event["choices"]?[0]?["delta"]?["content"]?.stringValue
            {
                streamed += text
            }
            if event["type"] == "response.output_text.delta" { streamed += event["delta"]?.stringValue ?? "" }
        }
        counts["streams", default: 0] += 1
        if !streamed.isEmpty {
            let isSaid = answer.saidText.filter { !$0.isWhitespace }.contains(streamed.filter { !$0.isWhitespace })
            counts[isSaid ? "streamed text is said" : "streamed text is lost", default: 0] += 1
        }
        if answer.json == nil { counts["streams of nothing known", default: 0] += 1 }
    }

    @Test("a cache compared with its packed self is the same")
    func packed() throws {
        let recordings = try Self.recordings("recorded").filter { (200..<300).contains($0.answer.status) }
        var comparison = Comparison(from: try Opened.journal(recordings), to: try Opened.packed(recordings), .init())
        comparison.run { _ in }
        #expect(comparison.counts.isEmpty && comparison.counts.same == recordings.count)
    }
}
