import Foundation
import LoopbackAPI
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Identical requests under way make one call, also across those who give up.
@Suite struct SharedCallsTests {
    private final class Sink: OpenAICache.AnswerSink {
        let onEnd: @Sendable () -> Void

        init(onEnd: @escaping @Sendable () -> Void = {}) {
            self.onEnd = onEnd
        }

        func receive(head: OpenAICache.ResponseHead) {}
        func receive(piece: Data, at microseconds: UInt64) {}
        func end(_ outcome: Result<OpenAICache.Ending, any Error>) { onEnd() }
    }

    private final class Desk: Sendable {
        let sharedCalls = OpenAICache.SharedCalls()
        let begun = OpenAICache.Locked(0)
        let over = OpenAICache.Locked(0)
        let url: URL
        let route = OpenAICache.SharedCalls.Route(key: SampleRecording.key(of: 1), seed: nil, base: "b", own: nil)
        let last = OpenAICache.Locked(Last())

        struct Last {
            weak var sharedCall: OpenAICache.SharedCall?
        }

        init(_ api: LoopbackAPI, answering reply: LoopbackAPI.Reply = .silence) {
            url = api.baseURL.appendingPathComponent("desk")
            api.answer("GET", "/desk", needsKey: false, reply)
        }

        func join(_ sink: Sink = Sink()) -> (any OpenAICache.Cancellable)? {
            let joining = sharedCalls.join(route, sink: sink) {
                nil
            } begin: {
                begun.withLock { $0 += 1 }
                let sharedCall = OpenAICache.SharedCall(isHeldBack: false, keepsFailures: false) { _ in
                    nil
                } keep: { whole in
                    .init(body: whole.body)
                } whenOver: { [self] sharedCall, _ in
                    _ = sharedCalls.remove(route, sharedCall)
                    over.withLock { $0 += 1 }
                }
                last.withLock { $0.sharedCall = sharedCall }
                let exchange = OpenAICache.Exchange(
                    URLRequest(url: url), policy: .init(maxRetries: 0), deliversPieces: false, sink: sharedCall)
                return (sharedCall, exchange)
            }
            if case .joined(let listener) = joining { return listener }
            return nil
        }
    }

    @Test func aCallThatIsGivenUpDoesNotTakeTheNextOneAway() async throws {
        try await Lesson.run { lesson in
            let desk = Desk(lesson.api)
            let second = OpenAICache.Locked<(any OpenAICache.Cancellable)?>(nil)
            // The moment the first is told that it is given up, another one asks the same.
            let first = desk.join(Sink { second.withLock { $0 = desk.join() } })
            first?.cancel()
            try await eventually("the first call's end") { desk.over.withLock { $0 } >= 1 }
            #expect(desk.begun.withLock { $0 } == 2)
            let third = desk.join()
            #expect(desk.begun.withLock { $0 } == 2)
            third?.cancel()
            second.withLock { $0 }?.cancel()
            // The last to leave closes the connection.
            try await eventually("the second call's end") { desk.over.withLock { $0 } >= 2 }
            #expect(desk.over.withLock { $0 } == 2)
        }
    }

    @Test(arguments: [LoopbackAPI.Reply.json("{}"), .error(404, "no"), .silence])
    func whatCameIsLetGoOnceTheCallIsOver(reply: LoopbackAPI.Reply) async throws {
        try await Lesson.run { lesson in
            let desk = Desk(lesson.api, answering: reply)
            var listener = desk.join()
            try await Task.sleep(for: .milliseconds(50))
            listener?.cancel()
            listener = nil
            try await eventually("the call's letting go") { desk.last.withLock { $0.sharedCall } == nil }
            #expect(desk.over.withLock { $0 } == 1)
        }
    }

    @Test(.timeLimit(.minutes(20))) func lookingForOneAnswerHoldsUpNobodyElse() async throws {
        let sharedCalls = OpenAICache.SharedCalls()
        let url = try #require(URL(string: "http://127.0.0.1:1"))
        let isLooking = OpenAICache.Waiting<Void>()
        let mayGoOn = DispatchSemaphore(value: 0)
        let isOver = OpenAICache.Waiting<Void>()
        Self.look(sharedCalls, key: 1, url) {
            isLooking.give(.success(()))
            mayGoOn.wait()
            isOver.give(.success(()))
        }
        try await isLooking.value {}
        let other = OpenAICache.Waiting<Void>()
        Self.look(sharedCalls, key: 2, url) { other.give(.success(())) }
        try await other.value {}
        mayGoOn.signal()
        try await isOver.value {}
    }

    private static func look(
        _ sharedCalls: OpenAICache.SharedCalls, key: Int, _ url: URL, _ lookUp: @escaping @Sendable () -> Void
    ) {
        let route = OpenAICache.SharedCalls.Route(key: SampleRecording.key(of: key), base: "b")
        Thread.detachNewThread {
            _ = sharedCalls.join(route, sink: Sink()) {
                lookUp()
                return nil
            } begin: {
                let sharedCall = OpenAICache.SharedCall(isHeldBack: false, keepsFailures: false) { _ in
                    nil
                } keep: { whole in
                    .init(body: whole.body)
                } whenOver: { sharedCall, _ in
                    _ = sharedCalls.remove(route, sharedCall)
                }
                let exchange = OpenAICache.Exchange(
                    URLRequest(url: url), policy: .init(maxRetries: 0), deliversPieces: false, sink: sharedCall)
                return (sharedCall, exchange)
            }
        }
    }

    @Test func callersThatComeAndGiveUpAtAnyMomentGetOneAnswerAndRecordItOnce() async throws {
        try await Lesson.run { lesson in
            lesson.api.answer("POST", "/chat/completions", LoopbackAPI.Reply.usual.delayed(milliseconds: 30))
            let client = lesson.client(.dev)
            for round in 0..<6 {
                let answers = await withTaskGroup(of: String?.self) { group in
                    for caller in 0..<12 {
                        group.addTask {
                            let asking = Task { try await client.ask("round \(round)") }
                            guard caller % 3 > 0 else { return try? await asking.value }
                            try? await Task.sleep(for: .milliseconds(caller * 4))
                            asking.cancel()
                            return try? await asking.value
                        }
                    }
                    return await group.reduce(into: Set<String>()) { if let answer = $1 { $0.insert(answer) } }
                }
                #expect(answers.count == 1)
            }
            // On a busy machine, all who had come may have given up before the next one came.
            #expect(lesson.api.requestCount >= 6)
            let journal = OpenAICache.CacheOpener.openJournal(try OpenAICache.FileSource(path: lesson.journal.path))
            var count = 0
            try journal.layer?.forEachLocator { _, _ in count += 1 }
            #expect(count == 6 && journal.problems.isEmpty)
        }
    }
}
