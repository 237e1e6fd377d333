import Foundation
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// The pieces of an answer reach a session with a delegate as they come.
@Suite struct PiecesTests {
    @Test func eachPieceIsGivenBeforeTheNextOneIsSent() async throws {
        let gate = Gate()
        try await OwnSession.run { _, connection in
            connection.write(OwnSession.streamHead)
            for event in OwnSession.events {
                connection.write(RawServer.chunk(event))
                gate.wait()
            }
            connection.write(RawServer.chunk(""))
        } _: { own in
            for cache in [own.cache(.production), own.cache(.dev)] {
                let watching = WatchingDelegate()
                watching.onPiece = { _ in gate.open() }
                let session = URLSession(
                    configuration: cache.sessionConfiguration(), delegate: watching, delegateQueue: nil)
                let (seen, error) = await watching.run(session.dataTask(with: own.request(stream: true)))
                #expect(error == nil)
                #expect(seen.statuses == [200])
                #expect(seen.pieces == OwnSession.events.map { Data($0.utf8) })
                #expect(gate.isOnTime)
            }
            #expect(own.server.requests.count == 2)
        }
    }

    @Test func aReplayGivesThePiecesAsTheyCameAndWhenTheyCame() async throws {
        let gap = 0.05
        try await OwnSession.run { _, connection in
            connection.write(OwnSession.streamHead)
            for event in OwnSession.events {
                connection.write(RawServer.chunk(event))
                Thread.sleep(forTimeInterval: gap)
            }
            connection.write(RawServer.chunk(""))
        } _: { own in
            let plain = URLSession(configuration: own.cache(.dev).sessionConfiguration())
            _ = try await plain.data(for: own.request(stream: true))
            let whole = Data(OwnSession.events.joined().utf8)
            for isDelayed in [false, true] {
                let cache = own.cache(.production, offline: true, delayed: isDelayed)
                let watching = WatchingDelegate()
                let session = URLSession(
                    configuration: cache.sessionConfiguration(), delegate: watching, delegateQueue: nil)
                let (seen, error) = await watching.run(session.dataTask(with: own.request(stream: true)))
                #expect(error == nil)
                #expect(seen.pieces == OwnSession.events.map { Data($0.utf8) })
                if isDelayed { #expect(seen.gaps.reduce(0, +) > gap * 4) }
                // A completion handler beside the delegate gets it whole.
                #expect(try await session.data(for: own.request(stream: true)).0 == whole)
            }
            #expect(own.server.requests.count == 1)
        }
    }

    @Test func aTaskThatIsSuspendedGoesOnWhereItStoodAndIsSentOnce() async throws {
        let gate = Gate()
        try await OwnSession.run { _, connection in
            connection.write(OwnSession.streamHead)
            for event in OwnSession.events {
                connection.write(RawServer.chunk(event))
                gate.wait()
            }
            connection.write(RawServer.chunk(""))
        } _: { own in
            let watching = WatchingDelegate()
            let session = URLSession(
                configuration: own.cache(.production).sessionConfiguration(), delegate: watching, delegateQueue: nil)
            let task = session.dataTask(with: own.request(stream: true))
            watching.onPiece = { number in
                if number == 2 {
                    task.suspend()
                    task.resume()
                }
                gate.open()
            }
            let (seen, error) = await watching.run(task)
            #expect(error == nil)
            #expect(seen.body == Data(OwnSession.events.joined().utf8))
            #expect(own.server.requests.count == 1)
        }
    }

    @Test func thePicturesOfAnAnswerAreFilesForADelegateToo() async throws {
        try await OwnSession.run { request, connection in
            let port = request.head.components(separatedBy: "127.0.0.1:").last?.prefix { $0.isNumber } ?? ""
            let isPicture = request.path.contains("pictures")
            connection.write(
                RawServer.text(
                    isPicture
                        ? "\u{89}PNG" : #"{"data":[{"url":"http://127.0.0.1:\#(port)/pictures/p"}]}"#))
        } _: { own in
            let watching = WatchingDelegate()
            let session = URLSession(
                configuration: own.cache(.dev).sessionConfiguration(), delegate: watching, delegateQueue: nil)
            let (seen, _) = await watching.run(session.dataTask(with: own.request("images/generations")))
            let answer = String(decoding: seen.body, as: UTF8.self)
            #expect(seen.pieces.count == 1 && answer.contains("data"), "\(answer)")
        }
    }

    /// Lets one through for each time that it is opened; who waits in vain is late.
    private final class Gate: @unchecked Sendable {
        private let semaphore = DispatchSemaphore(value: 0)
        private let lock = NSLock()
        private var late = 0

        var isOnTime: Bool { lock.withLock { late == 0 } }

        func open() { semaphore.signal() }

        func wait() {
            if semaphore.wait(timeout: .now() + 20) == .timedOut { lock.withLock { late += 1 } }
        }
    }
}
