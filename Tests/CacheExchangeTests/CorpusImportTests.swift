import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CacheExchange

@Suite("Real interactions", .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct CorpusImportTests {
    @Test(
        "all that the library would keep is imported, byte for byte, the rest is out with its reason",
        arguments: ["recorded", "more"])
    func corpus(name: String) throws {
        let file = RecordedCorpus.file(name)
        let bytes = try Data(contentsOf: file, options: .mappedIfSafe)
        let imported = try Imported([GivenFile(name: name, bytes: bytes, changedAt: 1_700_000_000_000_000)])
        var (taken, all, contradicting) = (0, 0, 0)
        try Lines(file: GivenFile(name: name, bytes: bytes, changedAt: 0)).visitEach { _, line in
            let row = try line.get()
            all += 1
            guard try Self.isRight(row) else { return }
            let recording = imported.recordings[taken]
            if try Self.seed(row) != nil, try recording.answer.body != RecordedBody.data(row["response"]) {
                // The seed has an answer from an earlier line.
                contradicting += 1
                return
            }
            taken += 1
            #expect(try recording.answer.body == RecordedBody.data(row["response"]), "\(row["path"] ?? "")")
            // Without what is to be shown to other servers.
            let sent = try RecordedBody.data(row["request"])
            let kept = OpenAICache.RequestBody(sent, contentType: row["request_type"]?.stringValue).kept
            #expect(recording.request.body == kept.encoded.data, "\(row["path"] ?? "")")
        }
        #expect(imported.recordings.count == taken && imported.report.leftOutCount == all - taken, "\(imported.text)")
        let verb = contradicting == 1 ? "is another answer to a seed" : "are other answers to seeds"
        let told = "  \(contradicting) \(verb)"
        #expect(contradicting == 0 || imported.text.contains(told), "\(imported.text)")
    }

    private static func seed(_ row: OpenAICache.JSON) throws -> OpenAICache.JSON? {
        try RecordedBody.data(row["request"]).flatMap { try? OpenAICache.JSON(parsing: $0) }?["seed"]
    }

    /// As the library's judge has it, which knows nothing of this module.
    private static func isRight(_ row: OpenAICache.JSON) throws -> Bool {
        let request = try RecordedBody.data(row["request"]) ?? Data()
        let type = row["request_type"]?.stringValue
        let verdict = OpenAICache.AnswerJudge.judge(
            method: row["method"]?.stringValue ?? "", path: row["path"]?.stringValue ?? "",
            requestedStream: OpenAICache.RequestBody(request, contentType: type).asksForStream,
            status: row["status"]?.intValue ?? 0, contentType: row["response_type"]?.stringValue,
            body: try RecordedBody.data(row["response"]) ?? Data())
        return verdict == .right || verdict == .provisional
    }
}
