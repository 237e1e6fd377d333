import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct PageTests {
    private func script(_ api: LoopbackAPI) {
        api.answer("GET", "/batches") { request in
            switch request.queryValue("after") {
            case nil: Self.page([1, 2], more: true)
            case "b2": Self.page([3, 4], more: true)
            default: Self.page([5], more: false)
            }
        }
    }

    private static func page(_ ids: [Int], more: Bool) -> LoopbackAPI.Reply {
        let data = ids.map { OpenAI.JSON.object(["id": .string("b\($0)"), "object": "batch"]) }
        let page: OpenAI.JSON = ["object": "list", "data": .array(data), "has_more": .bool(more)]
        return .json(page.description)
    }

    @Test func aLoopGoesThroughAllPagesLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            script(lesson.api)
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                var ids: [String] = []
                for try await batch in try await client.batches.list(limit: 2) { ids.append(batch.id) }
                #expect(ids == ["b1", "b2", "b3", "b4", "b5"])
                let blocking = try client.blocking.batches.list(limit: 2).allItems().map(\.id)
                #expect(blocking == ids)
            }
            #expect(lesson.api.requestCount == 3)
            #expect(lesson.api.requests.map { $0.queryValue("after") } == [nil, "b2", "b4"])
            #expect(lesson.api.requests.allSatisfy { $0.queryValue("limit") == "2" })
        }
    }

    @Test func aPageTellsItsBoundsAndTheNextOne() async throws {
        try await Lesson.run { lesson in
            script(lesson.api)
            let first = try await lesson.client(.production).batches.list()
            #expect(first.data.count == 2 && first.hasMore && first.firstID == "b1" && first.lastID == "b2")
            #expect(lesson.api.requestCount == 1)
            let second = try await first.nextPage()
            #expect(second?.data.map(\.id) == ["b3", "b4"])
            let last = try await second?.nextPage()
            #expect(last?.hasMore == false)
            let none = try await last?.nextPage()
            #expect(none == nil)
        }
    }

    @Test func aServerThatRepeatsItsPageIsNotAskedForEver() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.page([1], more: true))
            var count = 0
            for try await _ in try await lesson.client(.production).batches.list() { count += 1 }
            #expect(count == 2 && lesson.api.requestCount == 2)
        }
    }

    @Test func aFailureOnALaterPageIsThrownFromTheLoop() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.page([1, 2], more: true), .error(404))
            var ids: [String] = []
            await #expect(throws: OpenAI.NotFoundError.self) {
                for try await batch in try await lesson.client(.production).batches.list() { ids.append(batch.id) }
            }
            #expect(ids == ["b1", "b2"])
        }
    }

    // MARK: Lists that don't say whether there is more

    private static func silentPage(_ ids: [Int]) -> LoopbackAPI.Reply {
        let data = ids.map { OpenAI.JSON.object(["id": .string("b\($0)"), "object": "batch"]) }
        return .json(OpenAI.JSON.object(["object": "list", "data": .array(data)]).description)
    }

    @Test func aListThatDoesNotSayGoesOnToAnEmptyPage() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches") { request in
                switch request.queryValue("after") {
                case nil: Self.silentPage([1, 2])
                case "b2": Self.silentPage([3])
                default: Self.silentPage([])
                }
            }
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                var ids: [String] = []
                for try await batch in try await client.batches.list() { ids.append(batch.id) }
                #expect(ids == ["b1", "b2", "b3"])
                let all = try client.blocking.batches.list().allItems().map(\.id)
                #expect(all == ids)
            }
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func aServerWithoutCursorsGivesItsOnePageOnce() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.silentPage([1, 2]))
            lesson.api.answer(
                "GET", "/vector_stores/vs/files/f/content", .json(#"{"data":[{"id":"a"},{"id":"b"}]}"#))
            let client = lesson.client(.production)
            let batches = try client.blocking.batches.list(limit: 7).allItems()
            #expect(batches.count == 2 && lesson.api.requestCount == 2)
            var count = 0
            for try await _ in try await client.vectorStores.files.content("f", vectorStoreID: "vs") { count += 1 }
            #expect(count == 2 && lesson.api.requestCount == 3)
        }
    }

    @Test func anOlderRecordingEndsWhereItEnds() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/batches", Self.silentPage([1, 2]))
            _ = try await lesson.client(.dev).batches.list()
            let offline = lesson.client(.production, offline: true, key: nil)
            var count = 0
            for try await _ in try await offline.batches.list() { count += 1 }
            let all = try offline.blocking.batches.list().allItems()
            #expect(count == 2 && all.count == 2)
        }
    }
}
