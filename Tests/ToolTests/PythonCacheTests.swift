import Foundation
import TestSupport
import Testing

/// Where the system's Python is.
private enum Python {
    static let path = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
}

/// Caches of the Python package cached_openai, as it pickles them; the answers are of a kind that needs no other package.
@Suite("Caches from Python", .enabled(if: Python.path != nil))
struct PythonCacheTests {
    private static let makesCache = """
        import base64, json, pickle, struct
        def key(stem, **kwargs): return json.dumps({"stem": stem, "kwargs": kwargs}, sort_keys=True)
        def entry(out, **more): return {"out": out, "time_saved": 1764000000.5, "run_time": 0.8125, **more}
        def chat(text): return {"choices": [{"index": 0, "message": {"role": "assistant", "content": text}}]}
        stem = ["chat", "completions", "create"]
        asked = {"model": "m", "messages": [{"role": "user", "content": "Hi \\u00e9"}]}
        piece = {"choices": [{"index": 0, "delta": {"content": "A"}, "finish_reason": "stop"}]}
        cache = {
            key(stem, seed=7, **asked): [entry(chat("Seven"))],
            key(stem, **asked): [entry(chat("First")), {"TARGET": key(stem, seed=7, **asked)}],
            key(stem, stream=True, **asked): [entry([(0.5, piece), (0.25, piece)])],
            key(["images", "generate"], prompt="a"): [
                entry({"data": [{"url": "https://x.test/1"}]}, saved_images=[bytes([0xFF, 0xD8, 0])])],
            key(["audio", "speech", "with_streaming_response", "create"], input="a", response_format="wav"): [
                entry(None, audio_file=("new", base64.b64encode(bytes([0x52, 0xFF])).decode()))],
            "0123456789abcdef0123456789abcdef": [entry(chat("hashed"))],
            key(["threads", "create"]): [entry({})],
        }
        pickle.dump((False, cache), open("openai.cache", "wb"))
        later = pickle.dumps([key(["models", "list"]), [entry({"object": "list", "data": []})]])
        open("openai_cache_temp.bin", "wb").write(struct.pack("I", len(later)) + later + b"\\x09\\x00")
        """

    @Test("become rows with seeds, turns, times, pictures and sound, and are imported")
    func rows() async throws {
        let folder = try TemporaryFolder()
        let python = try #require(Python.path)
        try folder.write(Self.makesCache, to: "make.py")
        let made = try await Command([python, "make.py"], in: folder.url).run()
        #expect(made.status == 0, "\(made.text)")
        let script = PackageRoot.file("Scripts/python-cache-to-jsonl.py").path(percentEncoded: false)
        let written = try await Command([python, script], in: folder.url).run()
        #expect(written.errors.contains("6 answers written"), "\(written.text)")
        #expect(written.errors.contains("1 left out: its key is hashed"))
        #expect(written.errors.contains("1 left out: what client.threads.create sends is not known here"))
        try folder.write(written.output, to: "rows.jsonl")
        let tool = BuiltProduct.path(of: "cached-openai")
        let imported = try await Command([tool, "import", "rows.jsonl", "--into", "a.cache"], in: folder.url).run()
        #expect(imported.output.hasPrefix("1 file, 6 interactions: 6 were imported"), "\(imported.text)")
        let rows = try await Command([tool, "export", "a.cache", "--as", "jsonl"], in: folder.url).run().output
        for part in [
            #""seed":7"#, #""pieces":[["#, #",500000]"#, #",750000]"#, #""run_ms":812.5"#, #""type":"image/jpeg""#,
            #""base64":"Uv8=""#, #""recorded":"2025-11-24T16:00:00.500000Z""#, #"[DONE]"#, #""path":"/v1/models""#,
        ] { #expect(rows.contains(part), "\(part) in \(rows)") }
        let first = try #require(rows.range(of: "First"))
        let seeded = try #require(rows.range(of: "Seven"))
        #expect(first.lowerBound < seeded.lowerBound)
    }
}
