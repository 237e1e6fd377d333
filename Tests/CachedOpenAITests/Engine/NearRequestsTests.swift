import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// What is compared first is what looks most like the request by its bytes.
@Suite struct NearRequestsTests {
    private func near(_ bodies: [String], to asked: String) -> OpenAICache.NearRequests {
        var near = OpenAICache.NearRequests()
        for (number, body) in bodies.enumerated() {
            var recording = SampleRecording.number(number)
            recording.request.body = Data(body.utf8)
            near.take(.init(request: recording.request, key: recording.key), to: Data(asked.utf8))
        }
        return near
    }

    private func texts(_ near: OpenAICache.NearRequests) -> [String] {
        near.items.map { String(decoding: $0.request.body, as: UTF8.self) }
    }

    @Test func theNearestIsFirstWhereverItWasRecorded() {
        let others = (0..<2_000).map { #"{"messages":"Question \#($0)","temperature":0}"# }
        let asked = #"{"messages":"Question 1999","temperature":1}"#
        let found = near(others, to: asked)
        #expect(texts(found).first == others[1_999])
        #expect(found.items.count == 24 && !found.areAll)
    }

    @Test func ofThoseThatAreAsNearTheFirstRecordedComesFirst() {
        #expect(texts(near(["abXc", "abYc", "ab", "abc", ""], to: "abc")) == ["abc", "abXc", "abYc", "ab", ""])
        #expect(near(["a", "b"], to: "").areAll)
    }

    @Test func largeBodiesAreNotHeldByTheDozen() {
        let large = String(repeating: "x", count: 12 << 20)
        let found = near([large + "1", large + "2", "x"], to: large)
        #expect(texts(found) == [large + "1", "x"])
        #expect(!found.areAll)
    }
}
