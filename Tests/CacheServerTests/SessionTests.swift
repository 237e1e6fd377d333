import CachedOpenAI
import Foundation
import Testing

@testable import CacheServer

/// Each guest has the answers of a question from the first one on.
@Suite struct SessionTests {
    private static let animals = ["An octopus.", "A seahorse.", "A blue whale."]
    private static let recordings = animals.enumerated().map {
        Recorded.chat("Name one animal of the sea.", $1, number: $0)
    }

    private static func next(
        _ bench: Bench, path: String = "/v1/chat/completions", headers: [String: String] = [:]
    ) async throws -> Int? {
        let answer = try await bench.ask(
            "POST", path, Recorded.question("Name one animal of the sea."), headers: headers)
        return animals.firstIndex { answer.text.contains($0) }
    }

    @Test func guestsDoNotTakeEachOthersTurns() async throws {
        try await Bench.run(Self.recordings) { (bench: Bench) async throws in
            let anna = ["Authorization": "Bearer anna"]
            let ben = ["X-Cached-OpenAI-Session": "ben"]
            #expect(try await Self.next(bench, headers: anna) == 0)
            #expect(try await Self.next(bench, headers: anna) == 1)
            #expect(try await Self.next(bench, headers: ben) == 0)
            #expect(try await Self.next(bench, path: "/s/carla/v1/chat/completions") == 0)
            #expect(try await Self.next(bench) == 0)
            // The key of the instructions names nobody.
            #expect(try await Self.next(bench, headers: ["Authorization": "Bearer sk-cached"]) == 1)
            #expect(try await Self.next(bench, headers: anna) == 2)
            #expect(try await Self.next(bench, headers: anna) == 0)
            #expect(try await bench.ask("POST", "/_cached/restart", headers: ben).status == 200)
            #expect(try await Self.next(bench, headers: ben) == 0)
            #expect(try await Self.next(bench, headers: anna) == 1)
            #expect(try await bench.ask("POST", "/_cached/restart").status == 200)
            #expect(try await Self.next(bench, headers: anna) == 0)
        }
    }

    @Test func thirtyWhoAskTheSameGetTheSame() async throws {
        var options = CacheServer.Options()
        options.turns = .one
        try await Bench.run(Self.recordings, options) { (bench: Bench) async throws in
            for _ in 0..<3 { #expect(try await Self.next(bench) == 0) }
        }
    }

    /// Each begins with an answer of its own, the same in every run.
    @Test func aNameDrawsWhereItBegins() async throws {
        var options = CacheServer.Options()
        options.turns = .seeded
        func begun() async throws -> [Int?] {
            var found: [Int?] = []
            try await Bench.run(Self.recordings, options) { (bench: Bench) async throws in
                for name in ["anna", "ben", "carla", "dora", "emil", "fred"] {
                    let headers = ["X-Cached-OpenAI-Session": name]
                    let first = try await Self.next(bench, headers: headers)
                    #expect(try await Self.next(bench, headers: headers) == first.map { ($0 + 1) % 3 })
                    found.append(first)
                }
            }
            return found
        }
        let first = try await begun()
        #expect(Set(first).count == 3)
        #expect(try await begun() == first)
    }

    /// Exact under concurrency, as for clients (C13).
    @Test func turnsAreExactAtOnce() async throws {
        try await Bench.run(Self.recordings) { (bench: Bench) async throws in
            let found = try await withThrowingTaskGroup(of: Int?.self) { group in
                for _ in 0..<30 { group.addTask { try await Self.next(bench) } }
                return try await group.reduce(into: [Int?: Int]()) { $0[$1, default: 0] += 1 }
            }
            #expect(found == [0: 10, 1: 10, 2: 10])
        }
    }

    @Test func theOldestSessionGoes() {
        let sessions = Sessions(.session, most: 3)
        let first = sessions.cursors(of: "a")
        for name in ["b", "c", "a", "d"] { _ = sessions.cursors(of: name) }
        #expect(sessions.count == 3)
        #expect(sessions.cursors(of: "a") === first)
    }

    private static func name(_ fields: String, target: String = "/v1/models", token: String? = nil) throws -> String {
        let head = try RequestHead(Data("GET \(target) HTTP/1.1\r\n\(fields)".utf8))
        let path = try #require(RequestPath(target: target))
        return Sessions.name(ServedRequest(head: head, body: Data(), peer: "192.168.1.7"), path, token: token)
    }

    @Test func noKeyIsKept() throws {
        #expect(try !Self.name("Authorization: Bearer sk-secret-1234").contains("secret"))
    }

    /// Everybody has it.
    @Test func theTokenNamesNobody() throws {
        let key = "Authorization: Bearer geheim"
        #expect(try Self.name(key, token: "geheim") == "from 192.168.1.7")
        #expect(try Self.name(key, target: "/s/anna/v1/models", token: "geheim") == "name anna")
        #expect(try Self.name(key).hasPrefix("key "))
    }
}
