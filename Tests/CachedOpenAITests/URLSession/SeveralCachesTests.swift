import Foundation
import LoopbackAPI
import Testing

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Several caches in one program: nothing of one shows in another.
@Suite struct SeveralCachesTests {
    @Test func twoLecturesHaveTheirOwnAnswersTurnsAndSettings() async throws {
        try await Lesson.run { one in
            try await Lesson.run { two in
                let caches = [one, two].map { OpenAICache($0.settings(.dev)) }
                let clients = zip([one, two], caches).map { lesson, cache in
                    OpenAI(apiKey: "sk-test", baseURL: lesson.api.baseURL.absoluteString, cache: cache)
                }
                one.api.answer("POST", "/chat/completions", Self.completion("one"))
                two.api.answer("POST", "/chat/completions", Self.completion("two"))
                for seed in [1, 2] {
                    for (client, name) in zip(clients, ["one", "two"]) {
                        let answer = try await client.ask("of lectures", seed: seed)
                        #expect(answer == name)
                    }
                }
                caches[0].settings.mode = .production
                caches[0].settings.isOffline = true
                #expect(caches[1].settings.mode == .dev && !caches[1].settings.isOffline)
                let answer = try await clients[0].ask("of lectures", seed: 2)
                #expect(answer == "one")
                await #expect(throws: OpenAI.MissError.self) { try await clients[0].ask("something new") }
                let live = try await clients[1].ask("something new")
                #expect(live == "two")
                #expect(one.api.requestCount == 2 && two.api.requestCount == 3)
            }
        }
    }

    @Test func sessionsOfTwoCachesReachTheirOwn() async throws {
        try await OwnSession.run { request, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            let recorder = own.cache(.dev)
            let elsewhere = FileManager.default.temporaryDirectory.appendingPathComponent("none-\(UUID().uuidString)")
            var settings = own.cache(.production, offline: true).settings
            settings.directory = elsewhere
            let empty = OpenAICache(settings)
            let passing = own.cache(.production, offline: true, hosts: [])
            _ = try await URLSession(configuration: recorder.sessionConfiguration()).data(for: own.request())
            let replayer = URLSession(configuration: own.cache(.production, offline: true).sessionConfiguration())
            _ = try await replayer.data(for: own.request())
            #expect(own.server.requests.count == 1)
            await #expect(throws: (any Error).self) {
                try await URLSession(configuration: empty.sessionConfiguration()).data(for: own.request())
            }
            #expect(own.server.requests.count == 1)
            _ = try await URLSession(configuration: passing.sessionConfiguration()).data(for: own.request())
            #expect(own.server.requests.count == 2)
        }
    }

    @Test func aConfigurationOfAConfigurationLeadsToTheLastCache() async throws {
        try await OwnSession.run { request, connection in
            connection.write(RawServer.text(OwnSession.completion))
        } _: { own in
            let first = own.cache(.production, offline: true)
            let configuration = own.cache(.production).sessionConfiguration(first.sessionConfiguration())
            _ = try await URLSession(configuration: configuration).data(for: own.request())
            #expect(own.server.requests.count == 1)
        }
    }

    @Test func eachCacheHasAClassOfItsOwn() {
        let numbers = (0..<300).map { OpenAICache.GatewayNumbers.type(for: $0) }
        #expect(numbers.map { $0.value } == Array(0..<300))
        #expect(Set(numbers.map { ObjectIdentifier($0) }).count == 300)
    }

    @Test func callsOfTwoCachesAreNotShared() async throws {
        try await Lesson.run { one in
            try await Lesson.run { two in
                one.api.answer("POST", "/chat/completions", .usual.delayed(milliseconds: 100))
                let base = one.api.baseURL.absoluteString
                let clients = [one, two].map {
                    OpenAI(apiKey: "sk-test", baseURL: base, cache: OpenAICache($0.settings(.dev)))
                }
                async let first = clients[0].ask("of flights")
                async let second = clients[1].ask("of flights")
                _ = try await (first, second)
                #expect(one.api.requestCount == 2)
            }
        }
    }

    private static func completion(_ text: String) -> LoopbackAPI.Reply {
        .json(#"{"id":"c","choices":[{"index":0,"message":{"role":"assistant","content":"\#(text)"}}]}"#)
    }
}
