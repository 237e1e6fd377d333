import Foundation

/// What it costs to look into a large cache, to compare it, to write it as JSONL and to pack it, beside what does so with the
/// same bytes as JSONL: `zstd -d` and `jq`, and `gzip`.
enum ContentsSuite {
    private static let entryCount = 100_000
    private static let contentByteCount = 1_000
    private static let rounds = 3

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        let cache = try await SampleCache(
            in: folder.folder("cache"), entryCount: entryCount, contentByteCount: contentByteCount)
        let recorded = cache.folder.path(SampleCache.name)
        try tool(["materialize", "--cache", recorded, "--output", "packed.cache"], in: folder).run()
        try tool(["export", recorded, "--as", "jsonl", "--output", "rows.jsonl"], in: folder).run()
        guard (try? ChildProcess(["zstd", "-q", "-f", "rows.jsonl", "-o", "rows.zst"], in: folder).run()) != nil else {
            throw Problem("this suite needs zstd and jq")
        }
        let caches = [recorded, folder.path("packed.cache")]
        return try await times(recorded, in: folder) + rewriting(recorded, in: folder)
            + listings(of: caches, in: folder)
    }

    private static func tool(_ arguments: [String], in folder: TemporaryFolder) throws -> ChildProcess {
        ChildProcess([try Tool.url.path(percentEncoded: false)] + arguments, in: folder)
    }

    /// Not what is shown, but what has to be read for it.
    private static func reference(in folder: TemporaryFolder) -> ChildProcess {
        ChildProcess(["sh", "-c", "zstd -dc rows.zst | jq -c . > read.jsonl"], in: folder)
    }

    private static func times(_ recorded: String, in folder: TemporaryFolder) async throws -> [Figure] {
        let reference = reference(in: folder)
        let export = try tool(["export", recorded, "--as", "jsonl", "--force", "--output", "rows2.jsonl"], in: folder)
        let diff = try tool(["diff", recorded, "packed.cache", "--stat"], in: folder)
        let seconds = try await Interleaved(
            { _ in try reference.run() }, { _ in try export.run() }, { _ in try diff.run() }
        ).medianSeconds(rounds: rounds, warmups: 0)
        let size = Quantity.bytes(Double(try folder.byteCount(of: "rows.jsonl")))
        return [
            Figure(
                name: "contents.export", what: "100,000 answers as JSONL, \(size), beside zstd -d | jq",
                measured: .seconds(seconds[1]), reference: .seconds(seconds[0])),
            Figure(
                name: "contents.diff", what: "  compared with the same cache, packed", measured: .seconds(seconds[2]),
                reference: .seconds(seconds[0])),
        ]
    }

    /// What writes the whole cache anew, beside what compresses the same bytes as well as it can.
    private static func rewriting(_ recorded: String, in folder: TemporaryFolder) throws -> [Figure] {
        let reference = try ChildProcess(["sh", "-c", "gzip -9 -c rows.jsonl > rows.gz"], in: folder).measure()
        let answers = Quantity.bytes(Double(try folder.byteCount(of: "rows.jsonl")))
        let commands = [
            ("materialize", ["materialize", "--cache", recorded, "--output", "again.cache"]),
            ("merge", ["merge", recorded, "--output", "merged.cache"]),
        ]
        return try commands.flatMap { name, arguments in
            let run = try tool(arguments, in: folder).measure()
            return [
                Figure(
                    name: "contents.\(name)", what: "\(name), beside gzip -9", measured: .seconds(run.seconds),
                    reference: .seconds(reference.seconds)),
                Figure(
                    name: "contents.memory.\(name)", what: "  its peak memory, beside what the answers take",
                    measured: .bytes(run.peakMemory), reference: answers),
            ]
        }
    }

    /// Of a cache that is recorded into, and of a packed one.
    private static func listings(of caches: [String], in folder: TemporaryFolder) async throws -> [Figure] {
        var figures: [Figure] = []
        for (name, cache) in zip(["recorded", "packed"], caches) {
            var runs: [ReadTool] = []
            var references: [Double] = []
            let reference = reference(in: folder)
            for _ in 0..<rounds {
                runs.append(try ReadTool(["inspect", cache]))
                references += try await Interleaved({ _ in try reference.run() }).medianSeconds(rounds: 1, warmups: 0)
            }
            let whole = Quantity.seconds(Median.of(runs.map(\.whole)))
            figures += [
                Figure(
                    name: "contents.inspect.\(name)", what: "inspect, \(name), beside zstd -d | jq", measured: whole,
                    reference: .seconds(Median.of(references))),
                Figure(
                    name: "contents.first.\(name)", what: "  its first line, beside all of it",
                    measured: .seconds(Median.of(runs.map(\.firstLine))), reference: whole),
            ]
            let peaks = runs.compactMap(\.peakMemory)
            guard peaks.count == rounds else { continue }
            figures.append(
                Figure(
                    name: "contents.memory.\(name)", what: "  its peak memory, beside what the answers take",
                    measured: .bytes(Median.of(peaks)),
                    reference: .bytes(Double(try folder.byteCount(of: "rows.jsonl")))))
        }
        return figures
    }
}
