import CachedOpenAI
import Foundation
import TestSupport
import Testing

@testable import CachedOpenAIGenerator

@Suite("Failures in a cache")
struct FailureCheckTests {
    private static let error = #"{"error":"no"}"#
    private static let right = #"{"choices":[{"message":{"content":"Hi"}}]}"#

    private func recording(_ body: String, at time: Int64 = 0, replaces: Bool = false) -> OpenAICache.Recording {
        var recording = SampleCache.recording(body, path: "/chat/completions", number: 0)
        recording.answer.recordedAt += time
        recording.marks = replaces ? .replacesEarlier : []
        return recording
    }

    private func failures(_ recordings: OpenAICache.Recording...) throws -> (verified: [String], leftOut: [String]) {
        let file = MaterializeInputs.File(name: "journal", bytes: SampleCache.journal(of: recordings))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [file]), options: .init())
        return (CacheCheck(file).failures, packed.failures)
    }

    @Test("are told by verify and left out alike")
    func told() throws {
        let found = try failures(recording(Self.error), recording(Self.right, at: 1), recording("", at: 2))
        #expect(found.verified.count == 2 && found.verified == found.leftOut)
        #expect(found.verified.allSatisfy { $0.hasPrefix("POST /chat/completions (key ") }, "\(found.verified)")
    }

    @Test("do no harm when a right answer replaced them")
    func replaced() throws {
        let found = try failures(recording(Self.error), recording(Self.right, at: 1, replaces: true))
        #expect(found.verified.isEmpty && found.leftOut.isEmpty)
    }

    @Test(
        "are judged by what was asked for: a stream, by whatever body or query",
        arguments: [
            (#"{"stream":true}"#, "", true), (#"{"stream": true, "a": 1}"#, "", true),
            (#"{"stream":false}"#, "", false),
            (#"{"messages":"\"stream\" true"}"#, "", false), ("{}", "stream=true", true), ("{}", "x=stream", false),
            ("--b\r\nContent-Disposition: form-data; name=\"stream\"\r\n\r\ntrue\r\n--b--\r\n", "", true),
        ])
    func streams(body: String, query: String, isStream: Bool) throws {
        var stream = recording("data: {\"choices\":[{\"text\":\"a\"}]}\n\n")
        stream.answer.headers = [:]
        stream.request.path = "/audio/transcriptions"
        stream.request.body = Data(body.utf8)
        if body.hasPrefix("--") { stream.request.contentType = "multipart/form-data; boundary=b" }
        stream.request.query = query
        // Plain text is a transcription, but no stream of one.
        #expect(try failures(stream).verified.isEmpty != isStream)
    }

    @Test("show nothing of a secret that they repeat, and obey nothing")
    func shown() throws {
        let secret = "sk-" + "proj-aB3dE5gH7jK9mN1pQ3sT5vW7"
        let found = try failures(recording(#"{"error":"\u001b[2JIncorrect key: \#(secret) was given"}"#))
        let line = try #require(found.verified.first)
        #expect(line.hasSuffix(#"it tells an error: \u{1B}[2JIncorrect key: sk-proj…"#), "\(line)")
    }

    @Test("are kept when asked for, and the head of what is made says so")
    func option() throws {
        var options = MaterializeOptions()
        #expect(options.commandLine.isEmpty)
        options[.keepFailures] = true
        #expect(options.commandLine == ["--keep-failures"])
        let file = MaterializeInputs.File(name: "journal", bytes: SampleCache.journal(of: [recording(Self.error)]))
        let packed = try CachePacker.pack(MaterializeInputs(caches: [file]), options: options)
        #expect(packed.failures.isEmpty && packed.summary.entryCount == 1)
    }

    @Test("what is in the making answers offline, and is kept")
    func inTheMaking() throws {
        var batch = recording(#"{"id":"b","object":"batch","status":"in_progress"}"#)
        batch.request.method = "GET"
        batch.request.path = "/batches/b"
        var list = recording(#"{"object":"list","data":[{"object":"batch","status":"in_progress"}]}"#, at: 1)
        list.request = batch.request
        let found = try failures(batch, list)
        #expect(found.verified.isEmpty && found.leftOut.isEmpty)
    }
}
