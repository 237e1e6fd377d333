import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Every kind of task that a session makes: live, recorded, replayed, missed.
@Suite struct TaskKindTests {
    #if canImport(FoundationNetworking)
        @Test func aDownloadTaskEndsWithAnErrorBeforeAnythingIsSent() async throws {
            try await OwnSession.run { _, connection in
                connection.write(RawServer.text("content"))
            } _: { own in
                let request = own.request("files/f/content", nil)
                let recorder = URLSession(configuration: own.cache(.dev).sessionConfiguration())
                _ = try await recorder.data(for: request)
                for cache in [own.cache(.dev), own.cache(.production), own.cache(.production, offline: true)] {
                    let watching = WatchingDelegate()
                    let session = URLSession(
                        configuration: cache.sessionConfiguration(), delegate: watching, delegateQueue: nil)
                    var errors = [await watching.run(session.downloadTask(with: request)).1]
                    errors.append(await #expect(throws: (any Error).self) { try await session.download(for: request) })
                    errors.append(await Self.closureError(of: request, in: session))
                    for error in errors {
                        let text = (error as? any LocalizedError)?.errorDescription ?? ""
                        #expect(text.contains("download task") && text.contains("nothing was sent"), "\(text)")
                    }
                }
                #expect(own.server.requests.count == 1)
            }
        }

        private static func closureError(of request: URLRequest, in session: URLSession) async -> (any Error)? {
            await withCheckedContinuation { continuation in
                session.downloadTask(with: request) { _, _, error in continuation.resume(returning: error) }.resume()
            }
        }
    #endif

    @Test func dataTasksOfEveryKindAreRecordedAndReplayed() async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            for (place, cache) in [own.cache(.dev), own.cache(.production), own.cache(.production, offline: true)]
                .enumerated()
            {
                let watching = WatchingDelegate()
                let session = URLSession(
                    configuration: cache.sessionConfiguration(), delegate: watching, delegateQueue: nil)
                for kind in ["async", "closure", "delegate", "stream of a body"] {
                    let body = try await Self.ask(own.request("chat/completions", kind), kind, session, watching)
                    #expect(body == Data(OwnSession.completion.utf8), "\(kind)")
                }
                if place == 0 { #expect(own.server.requests.count == 4) }
            }
            #expect(own.server.requests.count == 4)
        }
    }

    private static func ask(
        _ request: URLRequest, _ kind: String, _ session: URLSession, _ watching: WatchingDelegate
    ) async throws -> Data? {
        switch kind {
        case "async": return try await session.data(for: request).0
        case "delegate": return await watching.run(session.dataTask(with: request)).0.body
        default:
            var request = request
            if kind != "closure", let body = request.httpBody {
                request.httpBody = nil
                request.httpBodyStream = InputStream(data: body)
            }
            let asked = request
            return await withCheckedContinuation { continuation in
                session.dataTask(with: asked) { body, _, _ in continuation.resume(returning: body) }.resume()
            }
        }
    }

    @Test func aStreamOfABodyThatBreaksIsNotSent() async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration())
            var request = own.request("chat/completions", "x")
            request.httpBody = nil
            request.httpBodyStream = InputStream(fileAtPath: own.folder.appendingPathComponent("none").path)
            let asked = request
            await #expect(throws: (any Error).self) { try await session.data(for: asked) }
            #expect(own.server.requests.isEmpty)
        }
    }

    @Test func uploadsPassUncachedOrAreRefusedOffline() async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            var request = own.request()
            let body = request.httpBody ?? Data()
            request.httpBody = nil
            let (asked, file) = (request, own.folder.appendingPathComponent("body"))
            try body.write(to: file)
            let session = URLSession(configuration: own.cache(.dev).sessionConfiguration())
            _ = try await session.upload(for: asked, from: body)
            _ = try await session.upload(for: asked, fromFile: file)
            #expect(own.server.requests.map(\.body) == [body, body])
            let offline = URLSession(configuration: own.cache(.production, offline: true).sessionConfiguration())
            let error = await #expect(throws: (any Error).self) { try await offline.upload(for: asked, from: body) }
            #expect(error.map { "\($0)" }?.contains("upload") == true)
            await #expect(throws: (any Error).self) { try await offline.upload(for: asked, fromFile: file) }
            #expect(own.server.requests.count == 2)
        }
    }

    @Test func aWebSocketIsNotOpenedOffline() async throws {
        try await OwnSession.run { _, _ in
        } _: { own in
            let session = URLSession(configuration: own.cache(.production, offline: true).sessionConfiguration())
            let url = try #require(URL(string: "ws://127.0.0.1:\(own.server.port)/v1/realtime"))
            let task = session.webSocketTask(with: url)
            task.resume()
            await #expect(throws: (any Error).self) { try await task.receive() }
            #expect(own.server.requests.isEmpty)
        }
    }
}
