import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

@Suite struct FilesTests {
    private static let file =
        #"{"id":"file-1","object":"file","bytes":3,"created_at":5,"filename":"a.jsonl","purpose":"batch","expires_at":null}"#

    @Test func aFileIsUploadedReadAndDeletedLiveAndReplayed() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/files", .json(Self.file))
            lesson.api.answer("GET", "/files/file-1", .json(Self.file))
            lesson.api.answer("DELETE", "/files/file-1", .json(#"{"id":"file-1","object":"file","deleted":true}"#))
            lesson.api.answer(
                "GET", "/files/file-1/content", .data(Data([0, 255, 7]), contentType: "application/octet-stream"))
            let url = lesson.folder.appendingPathComponent("a.jsonl")
            try Data("{}\n".utf8).write(to: url)
            for client in [lesson.client(.dev), lesson.client(.production, offline: true, key: nil)] {
                let made = try await client.files.create(
                    file: .init(contentsOf: url), purpose: "batch",
                    expiresAfter: ["anchor": "created_at", "seconds": 3600])
                #expect(made.id == "file-1" && made.bytes == 3 && made.expiresAt == nil)
                let known = try client.blocking.files.retrieve("file-1")
                #expect(known.filename == "a.jsonl" && known.purpose == "batch" && known.createdAt == 5)
                let content = try await client.files.content("file-1")
                #expect(content.content == Data([0, 255, 7]) && content.content[1] == 255)
                #expect(try await client.files.delete("file-1").deleted)
            }
            let form = try Form(lesson.api.requests[0])
            #expect(
                form.texts == ["purpose=batch", "expires_after[anchor]=created_at", "expires_after[seconds]=3600"])
            #expect(form.files == ["file a.jsonl application/jsonl"])
            #expect(lesson.api.requestCount == 4)
        }
    }

    @Test func theOlderNameOfAFilesContentGivesItsText() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/files/f/content", .data(Data("é".utf8), contentType: "text/plain"))
            lesson.api.answer("GET", "/files/g/content", .data(Data([0xFF]), contentType: "application/octet-stream"))
            let files: any OlderNames = lesson.client(.production).blocking.files
            let texts = try ["f", "g"].map { try files.retrieveContent($0, options: .init()) }
            #expect(texts == ["é", ""])
        }
    }

    @Test func aListGoesOnFromPageToPage() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/files") { request in
                let start = Int(request.queryValue("after")?.dropFirst() ?? "0") ?? 0
                let ids = (start + 1...start + 2).map { #"{"id":"f\#($0)"}"# }.joined(separator: ",")
                return .json(#"{"object":"list","data":[\#(ids)],"last_id":"f\#(start + 2)","has_more":\#(start < 4)}"#)
            }
            for client in [lesson.client(.dev), lesson.client(.production, offline: true)] {
                let first = try await client.files.list(purpose: "batch", limit: 2, order: "asc")
                #expect(first.data.map(\.id) == ["f1", "f2"] && first.hasMore)
                var ids: [String] = []
                for try await file in first { ids.append(file.id) }
                #expect(ids == ["f1", "f2", "f3", "f4", "f5", "f6"])
                let blocking = try client.blocking.files.list(purpose: "batch", limit: 2, order: "asc").allItems()
                #expect(blocking.map(\.id) == ids)
            }
            #expect(lesson.api.requests.map(\.query).last == "after=f4&limit=2&order=asc&purpose=batch")
            #expect(lesson.api.requestCount == 3)
        }
    }

    @Test func aListThatNeverEndsIsLeft() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/files", .json(#"{"data":[{"id":"f1"}],"has_more":true}"#))
            var count = 0
            for try await _ in try await lesson.client(.production).files.list() { count += 1 }
            #expect(count == 2)
        }
    }

    @Test func anIDIsOneSegmentOfThePath() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("GET", "/files/*", .json(Self.file))
            _ = try await lesson.client(.production).files.retrieve("a/b?c#d")
            #expect(lesson.api.requests[0].path == "/files/a%2Fb%3Fc%23d")
        }
    }
}

/// What is deprecated, called without a warning.
private protocol OlderNames {
    func retrieveContent(_ fileID: String, options: OpenAI.RequestOptions) throws -> String
}

extension OpenAI.BlockingFiles: OlderNames {}
