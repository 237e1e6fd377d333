import Foundation
import LoopbackAPI
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct FaultTests {
    private static let stream = LoopbackAPI.Reply.stream(
        ["a", "b", "c"].map { Data($0.utf8) }, contentType: "text/plain", gapMilliseconds: 20)

    @Test func aCutStreamIsAnIncompleteTransfer() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/cut", Self.stream.cut(afterPieces: 2))
            let curl = try await Curl("\(api.baseURL)/cut")
            #expect(curl.exitCode == Curl.partialFile)
            #expect(curl.output == "ab")
            let transfer = await LiveTransfer.run(Client.request(api, "/cut"))
            #expect(transfer.pieces.map(\.text).joined() == "ab")
            #expect(transfer.error != nil)
        }
    }

    @Test(arguments: [0, 3]) func aStreamCanBeCutBeforeItsFirstAndAfterItsLastPiece(pieces: Int) async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/cut", Self.stream.cut(afterPieces: pieces))
            let curl = try await Curl("\(api.baseURL)/cut", "-w", "%{http_code}")
            #expect(curl.exitCode == Curl.partialFile)
            #expect(curl.output == "abc".prefix(pieces) + "200")
        }
    }

    @Test func aCutBodyIsAnIncompleteTransfer() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/cut", .json(#"{"long":true}"#).cut(afterBytes: 5))
            let curl = try await Curl("\(api.baseURL)/cut", "-w", "%header{content-length}")
            #expect(curl.exitCode == Curl.partialFile)
            #expect(curl.output == #"{"lon13"#)
            await #expect(throws: URLError.self) { try await Client(api).get("/cut") }
        }
    }

    @Test func hangingUpSendsNothing() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/models", .hangUp, .hangUp, .usual)
            let curl = try await Curl("\(api.baseURL)/models")
            await #expect(throws: URLError.self) { try await Client(api).get("/models") }
            let last = try await Client(api).get("/models")
            #expect(curl.exitCode == Curl.emptyReply)
            #expect(last.status == 200)
            #expect(api.requestCount == 3)
        }
    }

    @Test func silenceNeverAnswers() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/models", .silence)
            let curl = try await Curl("\(api.baseURL)/models", "-i", "--max-time", "0.3")
            #expect(curl.exitCode == Curl.timedOut)
            #expect(curl.output.isEmpty)
            #expect(api.requestCount == 1)
        }
    }

    @Test func aDelayComesBeforeTheHead() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/models", .usual.delayed(milliseconds: 200))
            let curl = try await Curl("\(api.baseURL)/models", "-o", "/dev/null", "-w", "%{time_starttransfer}")
            let firstByte = try #require(Double(curl.output))
            #expect(firstByte >= 0.2)
            #expect(firstByte < 1)
        }
    }
}
