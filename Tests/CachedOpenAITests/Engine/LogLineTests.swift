import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct LogLineTests {
    private typealias LogLine = OpenAICache.LogLine
    private static let evil = "\u{1B}]0;pwned\u{7}\u{9B}2J\u{202E}\n"

    private func call(_ method: String = "POST", path: String = "/chat/completions") throws -> OpenAICache.Call {
        OpenAICache.Call(
            method: method, url: try #require(URL(string: "https://api.openai.com/v1/x")),
            address: .init(base: SampleRecording.base, path: path, query: ""),
            body: .json(["messages": [["role": "user", "content": "Say hello."]]]))
    }

    private func hit(_ layer: String, base: String? = nil) -> OpenAICache.CacheStack.Hit {
        .init(
            answer: SampleRecording.number(1).answer, key: SampleRecording.key(of: 1), number: 2, count: 3,
            otherBase: base, layerName: layer,
            delaysResponses: false)
    }

    @Test func aHitSaysWhichQuestionWhichAnswerAndWhere() throws {
        let folder = URL(fileURLWithPath: "/lesson", isDirectory: true)
        let expected = #"hit POST /chat/completions "Say hello." answer 2 of 3 in"#
        #expect(
            LogLine.hit(try call(), hit("/lesson/openai_cache.cache"), in: folder) == "\(expected) openai_cache.cache")
        #expect(LogLine.hit(try call(), hit("/other/x.cache"), in: folder) == "\(expected) /other/x.cache")
        #expect(
            LogLine.hit(try call(), hit("the embedded cache", base: "http://x/v1"), in: folder)
                == "\(expected) the embedded cache, recorded from http://x/v1")
    }

    @Test func theOtherLinesSayItToo() throws {
        let key = SampleRecording.key(of: 1)
        let title = #"POST /chat/completions "Say hello.""#
        #expect(LogLine.miss(try call(), key, isSent: true) == "miss \(title) \(key.short), sent")
        #expect(LogLine.miss(try call(), key, isSent: false) == "miss \(title) \(key.short), not sent")
        #expect(LogLine.recorded(try call(), key, byteCount: 7) == "recorded \(title) \(key.short), 7 bytes")
        #expect(LogLine.notKept(try call(), "is cut") == "not kept: \(title): is cut")
    }

    @Test func offlineSaysWhatItCanNotHoldBackAndAnUploadThatItPasses() {
        #expect(LogLine.offlineReach.hasPrefix("offline: ") && LogLine.offlineReach.contains("not held back"))
        let line = LogLine.passing("post", path: "/v1/files\n\u{1B}[2J")
        #expect(line.hasPrefix("POST /v1/files") && line.contains("passes uncached"))
        #expect(!line.unicodeScalars.contains { $0.value < 32 })
    }

    @Test func seedsAndStreamsAreNamed() throws {
        let key = SampleRecording.key(of: 1)
        let folder = URL(fileURLWithPath: "/lesson", isDirectory: true)
        var call = try call()
        let title = call.title
        call.cacheSeed = 2
        #expect(LogLine.miss(call, key, isSent: true) == "miss \(title) (seed 2) \(key.short), sent")
        call.body = .json(["messages": [["role": "user", "content": "Say hello."]], "seed": 7, "stream": true])
        #expect(
            LogLine.hit(call, hit("x.cache"), in: folder)
                == "hit \(title) (seed 2, stream) answer 2 of 3 in x.cache")
        call.cacheSeed = nil
        #expect(
            LogLine.recorded(call, key, byteCount: 7) == "recorded \(title) (seed 7, stream) \(key.short), 7 bytes")
        let form = "--x\r\nContent-Disposition: form-data; name=\"seed\"\r\n\r\n5\r\n--x--\r\n"
        call.body = .bytes(Data(form.utf8), contentType: "multipart/form-data; boundary=x")
        #expect(LogLine.miss(call, key, isSent: true).contains(" (seed 5) "))
    }

    @Test func whatWasMergedIsCounted() {
        #expect(LogLine.merged(1) == "merged 1 answer from openai_cache_temp.bin into openai_cache.cache")
        #expect(LogLine.merged(2).hasPrefix("merged 2 answers from"))
    }

    @Test func nothingInThemIsObeyed() throws {
        let call = try call("GET" + Self.evil, path: "/x" + Self.evil)
        let folder = URL(fileURLWithPath: "/lesson", isDirectory: true)
        for line in [
            LogLine.hit(call, hit("/lesson/\(Self.evil)", base: "http://\(Self.evil)"), in: folder),
            LogLine.notKept(call, Self.evil), call.label,
        ] {
            #expect(OpenAICache.OneLine.of(line) == line)
        }
    }

    @Test func standardErrorObeysNothingWhateverItIsGiven() {
        let text = OpenAICache.StandardError.text(line: "two\nlines \(Self.evil)")
        #expect(
            String(decoding: text, as: UTF8.self)
                == "CachedOpenAI: two\nlines \\u{1B}]0;pwned\\u{7}\\u{9B}2J\\u{202E}\n\n")
    }

    // MARK: Why an answer was not kept

    private final class Sink: OpenAICache.AnswerSink {
        let log = OpenAICache.Locked<[String]>([])
        func receive(head: OpenAICache.ResponseHead) { log.withLock { $0.append("head \(head.status)") } }
        func receive(piece: Data, at microseconds: UInt64) { log.withLock { $0.append("piece \(piece.count)") } }
        func end(_ outcome: Result<OpenAICache.Ending, any Error>) { log.withLock { $0.append("end") } }
    }

    @Test(
        arguments: [
            (401, nil, "it was answered with status 401"), (200, nil, nil), (nil, "lost", "there was no answer: lost"),
            (200, "lost", "the answer broke off: lost"), (200, "cancelled", "it was cancelled"),
        ] as [(Int?, String?, String?)]) func aFailureIsToldOf(status: Int?, error: String?, reason: String?) throws
    {
        let sink = Sink()
        let said = OpenAICache.Locked<[String]>([])
        let log = OpenAICache.FailureLog(try call(), sink) { _, text in said.withLock { $0.append(text) } }
        if let status { log.receive(head: .init(status: status, headers: [:])) }
        log.receive(piece: Data("ab".utf8), at: 1)
        let failure: any Error = error == "cancelled" ? CancellationError() : OpenAICache.DownloadFailure(error ?? "")
        log.end(error == nil ? .success(.init(runMicroseconds: 1)) : .failure(failure))
        #expect(said.withLock { $0 } == (reason.map { [$0] } ?? []))
        #expect(sink.log.withLock { $0 } == (status.map { ["head \($0)"] } ?? []) + ["piece 2", "end"])
    }

    @Test(arguments: [(401, 0), (200, 0), (nil, 1)] as [(Int?, Int)])
    func ofAFailureThatIsKeptItSaysNothing(status: Int?, count: Int) throws {
        let said = OpenAICache.Locked<[String]>([])
        var call = try call()
        call.keepsFailure = true
        let log = OpenAICache.FailureLog(call, Sink()) { _, text in said.withLock { $0.append(text) } }
        if let status { log.receive(head: .init(status: status, headers: [:])) }
        log.end(
            status == nil ? .failure(OpenAICache.DownloadFailure("lost")) : .success(.init(runMicroseconds: 1)))
        #expect(said.withLock { $0.count } == count)
    }
}
