import CachedOpenAIGenerator
import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// The whole way on real input: record through a session of one's own, materialize, compile, replay offline.
@Suite("Corpus", .serialized, .enabled(if: RecordedCorpus.isThere, "\(RecordedCorpus.absence)"))
struct CorpusTests {
    private struct Outcome: Decodable, Equatable {
        var status: Int?
        var body: String?
        var error: String?

        var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? false }

        /// An object that is still in the making is passed on and not kept.
        var isUnfinished: Bool {
            guard let data = body.flatMap({ Data(base64Encoded: $0) }),
                let object = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            else { return false }
            return ["queued", "in_progress"].contains(object["status"] as? String ?? "")
        }
    }

    @Test("every success comes back byte for byte, everything else is a miss")
    func recordMaterializeReplay() async throws {
        let folder = try TemporaryFolder()
        let corpus = try Corpus()
        try await withLoopbackAPI { api in
            corpus.serve(on: api)
            let recorder = try await compileDriver(in: folder, cache: nil)
            let first = try await run(recorder, api, in: folder, environment: ["CACHED_OPENAI_DEV_MODE": "1"])
            #expect(first.count == corpus.rows.count)
            #expect(first.filter(\.isSuccess).count > 700)

            let before = api.requestCount
            let second = try await run(recorder, api, in: folder, environment: ["CACHED_OPENAI_DEV_MODE": "1"])
            #expect(api.requestCount - before == zip(corpus.rows, second).filter { isAskedAgain($0, $1) }.count)

            let student = try TemporaryFolder()
            let replayer = try await compileDriver(in: student, cache: folder.url.appending(path: "openai_cache.cache"))
            let sent = api.requestCount
            let replayed = try await run(replayer, api, in: student, environment: ["CACHED_OPENAI_OFFLINE": "1"])
            let answered = Set(zip(corpus.rows, first).filter { !isNone($1, $0) }.map(\.0.key))
            for (number, (row, (live, replay))) in zip(corpus.rows, zip(first, replayed)).enumerated() {
                // The same request may have been answered another time, in other words.
                if isNone(live, row), answered.contains(row.key) {
                    #expect(replay.isSuccess, "line \(number + 1)")
                } else if isNone(live, row) {
                    #expect(replay.error?.contains("No recorded answer") == true, "line \(number + 1)")
                } else if row.method != "GET" || !live.isUnfinished {
                    #expect(replay == live, "line \(number + 1)")
                }
            }
            #expect(api.requestCount == sent)
        }
    }

    /// What came is the row's own answer, and none to hand out.
    private func isFailure(_ outcome: Outcome, _ row: Corpus.Row) -> Bool {
        row.isFailure && outcome.body == row.response.data.base64EncodedString()
    }

    private func isAskedAgain(_ row: Corpus.Row, _ outcome: Outcome) -> Bool {
        isNone(outcome, row) || (row.method == "GET" && outcome.isUnfinished)
    }

    /// There is nothing to keep.
    private func isNone(_ outcome: Outcome, _ row: Corpus.Row) -> Bool {
        !outcome.isSuccess || isFailure(outcome, row)
    }

    /// The driver beside a generated file: with a cache inside, or with an empty one.
    private func compileDriver(in folder: TemporaryFolder, cache: URL?) async throws -> String {
        let tool = BuiltProduct.path(of: "cached-openai")
        let empty = try folder.write(SampleCache.journal([]), to: "empty.bin")
        let input = (cache ?? empty).path(percentEncoded: false)
        let made = try await Command(
            [tool, "materialize", "--as", "embedded", "--cache", input, "--output", "CachedOpenAI.swift"],
            in: folder.url
        ).run()
        #expect(made.status == 0, "\(made.errors)")
        let program = folder.url.appending(path: "driver").path(percentEncoded: false)
        let files = [
            folder.url.appending(path: "CachedOpenAI.swift"), PackageRoot.file("Tests/CorpusTests/Driver/main.swift"),
        ]
        let built = try await Swiftc.run(files, .usual, ["-o", program])
        #expect(built.status == 0, "\(built.errors)")
        return program
    }

    private func run(
        _ program: String, _ api: LoopbackAPI, in folder: TemporaryFolder, environment: [String: String]
    ) async throws -> [Outcome] {
        let origin = "http://127.0.0.1:\(api.port)"
        let output = folder.url.appending(path: "outcomes.jsonl")
        let environment = environment.merging(["OPENAI_BASE_URL": origin + "/v1"]) { $1 }
        let ran = try await Command(
            [
                program, RecordedCorpus.file("recorded").path(percentEncoded: false), origin,
                output.path(percentEncoded: false),
            ],
            in: folder.url, environment: environment
        ).run()
        #expect(ran.status == 0, "\(ran.errors)")
        return try Data(contentsOf: output).split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Outcome.self, from: $0) }
    }
}
