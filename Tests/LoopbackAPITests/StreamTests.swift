import Foundation
import LoopbackAPI
import Testing

struct StreamTests {
    @Test func piecesArriveLive() async throws {
        try await withLoopbackAPI { api in
            let pieces = ["one", "two", "three", "four"]
            let reply = LoopbackAPI.Reply.stream(
                pieces.map { Data($0.utf8) }, contentType: "text/plain", gapMilliseconds: 100)
            api.answer("GET", "/live", reply)
            let transfer = await LiveTransfer.run(Client.request(api, "/live"))
            #expect(transfer.error == nil)
            #expect(transfer.pieces.map(\.text) == pieces)
        }
    }

    @Test func aPieceIsOneChunkWhateverItsSize() async throws {
        try await withLoopbackAPI { api in
            let pieces = [Data(count: 70_000), Data(), Data(count: 3)]
            api.answer("GET", "/big", .stream(pieces, contentType: "application/octet-stream"))
            let raw = try await Curl("\(api.baseURL)/big", "--raw", "-o", "-").output
            #expect(raw.hasPrefix("11170\r\n"))
            #expect(raw.hasSuffix("\r\n03\r\n\0\0\0\r\n0\r\n\r\n"))
        }
    }

    @Test func eventsEndWithDone() async throws {
        try await withLoopbackAPI { api in
            api.answer("GET", "/events", .events(["1", "2"]))
            let answer = try await Curl("\(api.baseURL)/events")
            #expect(answer.output == "data: 1\n\ndata: 2\n\ndata: [DONE]\n\n")
            #expect(answer.exitCode == 0)
        }
    }
}
