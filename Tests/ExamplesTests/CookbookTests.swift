import TestSupport
import Testing

@Suite("The cookbook", .serialized)
struct CookbookTests {
    @Test("a lesson recorded, packed, and replayed elsewhere without a key or a network", arguments: Cookbook.lessons)
    func replayed(_ lesson: CookbookLesson) async throws {
        try await lesson.record { recording, api in
            let asked = api.requestCount
            let replayed = try await recording.replay()
            #expect(replayed.status == 0, "\(replayed.text)")
            #expect(replayed.output == lesson.output, "\(replayed.errors)")
            #expect(api.requestCount == asked)
        }
    }
}
