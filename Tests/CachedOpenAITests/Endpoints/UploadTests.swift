import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct UploadTests {
    @Test func aLargeFileIsSentInParts() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/uploads", .json(#"{"id":"up","object":"upload","status":"pending"}"#))
            lesson.api.answer("POST", "/uploads/up/parts") { request in
                let part = try Form(request).content("data") ?? Data()
                return .json(#"{"id":"part-\#(String(decoding: part, as: UTF8.self))","object":"upload.part"}"#)
            }
            lesson.api.answer(
                "POST", "/uploads/up/complete",
                .json(#"{"id":"up","status":"completed","file":{"id":"file-1","bytes":5}}"#))
            let file = OpenAI.FileInput(Data("hello".utf8), filename: "a.txt")
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let upload = try await client.uploads.uploadFileChunked(
                    file: file, purpose: "user_data", partSize: 2, md5: "m",
                    expiresAfter: ["anchor": "created_at", "seconds": 3600])
                #expect(upload.status == "completed" && upload.file?.id == "file-1")
                let twin = try client.blocking.uploads.uploadFileChunked(
                    file: file, purpose: "user_data", partSize: 2, md5: "m",
                    expiresAfter: ["anchor": "created_at", "seconds": 3600])
                #expect(twin == upload)
            }
            #expect(lesson.api.requestCount == 5)
            let begun = """
                {"bytes":5,"filename":"a.txt","mime_type":"text/plain","purpose":"user_data",\
                "expires_after":{"anchor":"created_at","seconds":3600}}
                """
            #expect(lesson.api.requests[0].text == begun)
            #expect(lesson.api.requests[4].text == #"{"part_ids":["part-he","part-ll","part-o"],"md5":"m"}"#)
        }
    }

    @Test func anUploadIsGivenUp() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/uploads/up/cancel", .json(#"{"id":"up","status":"cancelled"}"#))
            let upload = try await lesson.client(.production).uploads.cancel("up")
            #expect(upload.status == "cancelled")
        }
    }

    @Test func filesOfAVectorStoreAreUploadedAndWaitedFor() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/files") { request in
                let name = try Form(request).parts.compactMap(\.filename).first ?? "-"
                return .json(#"{"id":"id-\#(name)","object":"file","status":"processed"}"#)
            }
            let busy = #"{"id":"vsfb","status":"in_progress","file_counts":{"total":3}}"#
            let done = #"{"id":"vsfb","status":"completed","file_counts":{"total":3,"completed":3}}"#
            lesson.api.answer("POST", "/vector_stores/vs/file_batches", .json(busy))
            lesson.api.answer("GET", "/vector_stores/vs/file_batches/vsfb", .json(busy), .json(done))
            let files = ["a", "b", "c"].map { OpenAI.FileInput(Data($0.utf8), filename: "\($0).txt") }
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let batch = try await client.vectorStores.fileBatches.uploadAndPoll(
                    "vs", files: files, maxConcurrency: 2, fileIDs: ["known"], pollIntervalMs: 1)
                #expect(batch.status == "completed" && batch.fileCounts?.completed == 3)
                let twin = try client.blocking.vectorStores.fileBatches.uploadAndPoll(
                    "vs", files: files, fileIDs: ["known"], pollIntervalMs: 1)
                #expect(twin == batch)
            }
            #expect(lesson.api.requestCount == 6)
            let sent = lesson.api.requests.first { $0.path.hasSuffix("/file_batches") }
            #expect(sent?.text == #"{"file_ids":["known","id-a.txt","id-b.txt","id-c.txt"]}"#)
        }
    }

    @Test func aFileOfAVectorStoreIsUploadedAndWaitedFor() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/files", .json(#"{"id":"f","object":"file"}"#))
            let busy = #"{"id":"f","object":"vector_store.file","status":"in_progress"}"#
            let done = #"{"id":"f","object":"vector_store.file","status":"completed"}"#
            lesson.api.answer("POST", "/vector_stores/vs/files", .json(busy))
            lesson.api.answer("GET", "/vector_stores/vs/files/f", .json(busy), .json(done))
            let file = OpenAI.FileInput(Data("x".utf8), filename: "a.txt")
            let files = lesson.client(.dev).vectorStores.files
            let made = try await files.uploadAndPoll("vs", file: file, attributes: ["year": 2024], pollIntervalMs: 1)
            #expect(made.status == "completed" && lesson.api.requestCount == 4)
            #expect(lesson.api.requests[1].text == #"{"file_id":"f","attributes":{"year":2024}}"#)
            let begun = try lesson.client(.dev).blocking.vectorStores.files.upload(
                "vs", file: file, attributes: ["year": 2024])
            #expect(begun.status == "in_progress" && lesson.api.requestCount == 4)
            let polled = try await files.poll("f", vectorStoreID: "vs")
            #expect(polled == made)
        }
    }
}
