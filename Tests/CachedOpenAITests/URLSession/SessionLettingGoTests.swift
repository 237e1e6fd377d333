import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A program's own session goes when the program lets go of it, with all that was asked through it.
@Suite struct SessionLettingGoTests {
    @Test(.timeLimit(.minutes(20)), arguments: [false, true])
    func aSessionGoesWithItsLastTask(hasDelegate: Bool) async throws {
        try await OwnSession.run { _, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            for (mode, isOffline) in [(OpenAICache.Settings.Mode.production, false), (.dev, false), (.dev, true)] {
                let cache = own.cache(mode, offline: isOffline)
                let isThere = try await Self.ask(own, cache, hasDelegate: hasDelegate)
                try await eventually("the session's end") { !isThere() }
            }
        }
    }

    /// Returns whether the session that it made is still there.
    private static func ask(
        _ own: OwnSession, _ cache: OpenAICache, hasDelegate: Bool
    ) async throws -> () -> Bool {
        let watching = WatchingDelegate()
        let session = URLSession(
            configuration: cache.sessionConfiguration(), delegate: hasDelegate ? watching : nil, delegateQueue: nil)
        if hasDelegate {
            let (_, error) = await watching.run(session.dataTask(with: own.request()))
            #expect(error == nil)
        } else {
            let (body, _) = try await session.data(for: own.request())
            #expect(body == Data(OwnSession.completion.utf8))
        }
        session.finishTasksAndInvalidate()
        return { [weak session] in session != nil }
    }

    @Test(arguments: ["", "Location: \r\n", "Location: http://127.0.0.1:9001:9002/\r\n"])
    func aRedirectToNowhereIsTheAnswer(location: String) async throws {
        try await OwnSession.run { _, connection in
            connection.write("HTTP/1.1 307 Temporary Redirect\r\n\(location)Content-Length: 0\r\n\r\n")
        } _: { own in
            let session = URLSession(configuration: own.cache(.production).sessionConfiguration())
            do {
                let (_, response) = try await session.data(for: own.request())
                #expect((response as? HTTPURLResponse)?.statusCode == 307)
            } catch {
                #expect(!"\(error)".isEmpty)
            }
        }
    }
}
