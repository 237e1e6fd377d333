import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct StoreTests {
    private func expectRequest(
        _ lesson: Lesson, _ method: String, _ path: String, body: OpenAI.JSON? = nil,
        at place: SourceLocation = #_sourceLocation
    ) throws {
        let request = try #require(lesson.api.requests.last)
        #expect(request.method == method && request.path == path, sourceLocation: place)
        guard let body else { return }
        let sent = try OpenAI.JSON(parsing: request.body)
        #expect(sent == body, sourceLocation: place)
    }

    @Test func batchesAreMadeFollowedAndCancelled() async throws {
        try await Lesson.run { lesson in
            let text = """
                {"id":"b1","status":"in_progress","created_at":7,"output_file_id":"f2",
                "request_counts":{"total":3,"completed":1,"failed":0}}
                """
            for path in ["/batches", "/batches/b1/cancel"] { lesson.api.answer("POST", path, .json(text)) }
            lesson.api.answer("GET", "/batches/b1", .json(text))
            let batches = lesson.client(.production).batches
            let batch = try await batches.create(inputFileID: "f1", endpoint: "/v1/embeddings", seed: 4)
            let body: OpenAI.JSON = ["input_file_id": "f1", "endpoint": "/v1/embeddings", "completion_window": "24h"]
            try expectRequest(lesson, "POST", "/batches", body: body)
            #expect(batch.id == "b1" && batch.requestCounts?.completed == 1 && batch.outputFileID == "f2")
            let followed = try await batches.retrieve("b1")
            #expect(followed.status == "in_progress" && followed.createdAt == 7)
            _ = try await batches.cancel("b1")
            try expectRequest(lesson, "POST", "/batches/b1/cancel")
            #expect(lesson.api.requests.last?.body.isEmpty == true)
        }
    }

    @Test func vectorStoresTakeFilesAndAreSearched() async throws {
        try await Lesson.run { lesson in
            let api = lesson.api
            let store = #"{"id":"vs","name":"s","file_counts":{"in_progress":1,"total":2}}"#
            api.answer("POST", "/vector_stores", .json(store))
            api.answer("POST", "/vector_stores/vs", .json(store))
            api.answer("GET", "/vector_stores/vs", .json(store))
            api.answer("GET", "/vector_stores", .json(#"{"data":[\#(store)],"has_more":false}"#))
            api.answer("DELETE", "/vector_stores/vs", .json(#"{"id":"vs","deleted":true}"#))
            let found = #"{"file_id":"f","filename":"a.txt","score":0.5,"content":[{"type":"text","text":"Hi"}]}"#
            api.answer("POST", "/vector_stores/vs/search", .json(#"{"data":[\#(found)],"has_more":true}"#))
            let client = lesson.client(.production)
            let made = try await client.vectorStores.create(name: "s", fileIDs: ["f"])
            try expectRequest(lesson, "POST", "/vector_stores", body: ["name": "s", "file_ids": ["f"]])
            #expect(made.fileCounts?.inProgress == 1)
            _ = try await client.vectorStores.update("vs", metadata: ["a": "b"])
            try expectRequest(lesson, "POST", "/vector_stores/vs", body: ["metadata": ["a": "b"]])
            let kept = try client.blocking.vectorStores.retrieve("vs")
            #expect(kept.name == "s")
            let all = try await client.vectorStores.list()
            #expect(all.data.count == 1)
            let results = try await client.vectorStores.search("vs", query: "Hi?", maxNumResults: 3)
            try expectRequest(
                lesson, "POST", "/vector_stores/vs/search", body: ["query": "Hi?", "max_num_results": 3])
            #expect(results.data[0].content[0].text == "Hi" && results.data[0].score == 0.5)
            let more = try await results.nextPage()
            #expect(more == nil)
            let gone = try await client.vectorStores.delete("vs")
            #expect(gone.deleted)
        }
    }

    @Test func filesOfAVectorStore() async throws {
        try await Lesson.run { lesson in
            let api = lesson.api
            let file = #"{"id":"f","vector_store_id":"vs","status":"failed","last_error":{"code":"c","message":"m"}}"#
            api.answer("POST", "/vector_stores/vs/files", .json(file))
            api.answer("GET", "/vector_stores/vs/files/f", .json(file))
            api.answer("GET", "/vector_stores/vs/files", .json(#"{"data":[\#(file)]}"#))
            api.answer("DELETE", "/vector_stores/vs/files/f", .json(#"{"id":"f","deleted":true}"#))
            let files = lesson.client(.production).vectorStores.files
            let made = try await files.create("vs", fileID: "f", attributes: ["year": 2024])
            try expectRequest(
                lesson, "POST", "/vector_stores/vs/files", body: ["file_id": "f", "attributes": ["year": 2024]])
            #expect(made.lastError?.message == "m" && made.vectorStoreID == "vs")
            _ = try await files.list("vs", filter: "failed")
            #expect(api.requests.last?.queryValue("filter") == "failed")
            _ = try await files.retrieve("f", vectorStoreID: "vs")
            let gone = try await files.delete("f", vectorStoreID: "vs")
            #expect(gone.deleted)
        }
    }

    @Test func conversationsKeepItems() async throws {
        try await Lesson.run { lesson in
            let api = lesson.api
            let conversation = #"{"id":"c","created_at":1,"metadata":{"k":"v"}}"#
            let item = #"{"id":"i","type":"message","role":"user","content":[{"type":"input_text","text":"Hello"}]}"#
            api.answer("POST", "/conversations", .json(conversation))
            api.answer("POST", "/conversations/c", .json(conversation))
            api.answer("GET", "/conversations/c", .json(conversation))
            api.answer("DELETE", "/conversations/c", .json(#"{"id":"c","deleted":true}"#))
            api.answer("POST", "/conversations/c/items", .json(#"{"data":[\#(item)]}"#))
            api.answer("GET", "/conversations/c/items", .json(#"{"data":[\#(item)],"has_more":false}"#))
            api.answer("GET", "/conversations/c/items/i", .json(item))
            api.answer("DELETE", "/conversations/c/items/i", .json(conversation))
            let client = lesson.client(.production)
            let message = OpenAI.ResponseInputItem.user("Hello")
            let made = try await client.conversations.create(metadata: ["k": "v"], items: [message])
            try expectRequest(
                lesson, "POST", "/conversations", body: ["metadata": ["k": "v"], "items": [message.json]])
            #expect(made.metadata == ["k": "v"])
            _ = try await client.conversations.retrieve("c")
            _ = try await client.conversations.update("c", metadata: ["k": "w"])
            let added = try await client.conversations.items.create("c", items: [message])
            try expectRequest(lesson, "POST", "/conversations/c/items", body: ["items": [message.json]])
            #expect(added.data[0].id == "i" && added.data[0].json["content"]?[0]?["text"]?.stringValue == "Hello")
            _ = try await client.conversations.items.create("c", items: [message], include: ["x", "y"])
            #expect(api.requests.last?.query == "include%5B%5D=x&include%5B%5D=y")
            let listed = try client.blocking.conversations.items.list("c").allItems()
            #expect(listed.map(\.id) == ["i"])
            _ = try await client.conversations.items.retrieve("i", conversationID: "c")
            _ = try await client.conversations.items.delete("i", conversationID: "c")
            let gone = try await client.conversations.delete("c")
            #expect(gone.deleted)
        }
    }
}
