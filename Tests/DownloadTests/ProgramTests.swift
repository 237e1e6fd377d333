import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// A student's program beside the pasted library without a cache: on a terminal, without one, stopped, on a full disk.
@Suite("A program that downloads", .serialized) struct ProgramTests {
    @Test("without a terminal: plain lines, and no question")
    func plain() async throws {
        try await Desk.with { desk in
            let none = try await desk.run()
            #expect(none.output.hasPrefix("no answer: No recorded answer"))
            #expect(none.errors.hasPrefix("CachedOpenAI: no cache found") && none.errors.filter(\.isNewline).count == 1)
            let done = try await desk.run(["CACHED_OPENAI_CACHE_URL": desk.publisher.url])
            #expect(done.output == "answer: answer 1\n", "\(done.errors)")
            #expect(done.errors.filter(\.isNewline).count == 2 && !done.errors.contains("\r"))
            #expect(desk.files == ["openai_cache.cache"])
        }
    }

    @Test("a miss tells why there is no cache")
    func missTells() async throws {
        try await Desk.with { desk in
            let outcome = try await desk.run([
                "CACHED_OPENAI_CACHE_URL": desk.publisher.api.baseURL.absoluteString + "/x"
            ])
            #expect(outcome.output.contains("Trouble with the cache") && outcome.output.contains("401 Unauthorized"))
        }
    }

    @Test("Ctrl-C leaves no half cache, and the next run goes on")
    func interrupted() async throws {
        try await Desk.with { desk in
            let whole = desk.publisher.content
            let pieces = stride(from: 0, to: whole.count, by: 100).map { whole.dropFirst($0).prefix(100) }
            desk.publisher.first([
                { _ in
                    .stream(pieces, contentType: "x/y", gapMilliseconds: 200, headers: ["ETag": "\"1\""])
                }
            ])
            let process = Process()
            process.executableURL = URL(fileURLWithPath: desk.program)
            process.arguments = [Desk.question]
            process.currentDirectoryURL = desk.folder
            let url = ["CACHED_OPENAI_CACHE_URL": desk.publisher.url]
            process.environment = ProcessInfo.processInfo.environment.merging(desk.environment(url)) { $1 }
            process.standardInput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            process.standardOutput = FileHandle.nullDevice
            try process.run()
            let partial = desk.folder.appending(path: "openai_cache.cache.download")
            try await eventually("a part of the download") {
                !process.isRunning || (try? Data(contentsOf: partial))?.count ?? 0 >= 300
            }
            #expect(process.isRunning && desk.cache == nil)
            process.interrupt()
            try await eventually("the program's end") { !process.isRunning }
            #expect(process.terminationStatus == SIGINT && desk.cache == nil)
            let count = try Data(contentsOf: partial).count
            #expect(count >= 300 && count < whole.count)

            let done = try await desk.run(url)
            #expect(done.output == "answer: answer 1\n" && desk.cache == whole, "\(done.errors)")
            #expect(desk.publisher.api.requests.last?.header("Range") == "bytes=\(count)-")
            #expect(done.errors.contains("going on at"))
            #expect(desk.files == ["openai_cache.cache"])
        }
    }

    #if os(Linux)
        @Test("a full disk: the reason is said, and nothing is left", arguments: [2_000, 4_000])
        func fullDisk(limit: Int) async throws {
            try await Desk.with { desk in
                let url = ["CACHED_OPENAI_CACHE_URL": desk.publisher.url]
                let whole = desk.publisher.content
                let pieces = stride(from: 0, to: whole.count, by: 500).map { whole.dropFirst($0).prefix(500) }
                desk.publisher.first([
                    { _ in
                        .stream(pieces, contentType: "x/y", gapMilliseconds: 20, headers: ["ETag": "\"1\""])
                    }
                ])
                let outcome = try await desk.run(url.merging(["FILE_LIMIT": "\(limit)"]) { $1 })
                #expect(outcome.status == 0 && outcome.errors.contains("can't be written: File too large"))
                #expect(outcome.errors.contains("openai_cache.cache.download"), "\(outcome.errors)")
                #expect(desk.files == [])
            }
        }

        @Test("a folder that can't be written into")
        func readOnly() async throws {
            try await Desk.with { desk in
                try FileManager.default.createDirectory(
                    at: desk.folder.appending(path: "openai_cache.cache.download"), withIntermediateDirectories: true)
                let outcome = try await desk.run(["CACHED_OPENAI_CACHE_URL": desk.publisher.url])
                #expect(outcome.status == 0 && outcome.errors.contains("can't be opened: Is a directory"))
            }
        }

        private static let noLocks = Task {
            try await PreloadedLibrary.compile(
                "Tests/RecordingSurvivalTests/Program/no-locks.c", as: "libno-locks-download.so")
        }

        @Test("where the file system has no locks", arguments: [EOPNOTSUPP, ENOLCK, ENOSYS])
        func noLocks(error: Int32) async throws {
            let library = try await Self.noLocks.value
            try await Desk.with { desk in
                let outcome = try await desk.run([
                    "CACHED_OPENAI_CACHE_URL": desk.publisher.url, "LD_PRELOAD": library, "FLOCK_ERROR": "\(error)",
                ])
                #expect(outcome.output == "answer: answer 1\n", "\(outcome.errors)")
                #expect(desk.cache == desk.publisher.content && desk.files == ["openai_cache.cache"])
                #expect(outcome.errors.components(separatedBy: "can't be locked").count == 2, "\(outcome.errors)")
            }
        }

        @Test(
            "what is downloaded has the permissions that the umask gives, and nobody else may write its copy",
            arguments: [0o002, 0o077])
        func umask(mask: Int) async throws {
            try await Desk.with { desk in
                try await desk.run(umask: String(mask, radix: 8))
                let found = try desk.permissions()
                let copies = found.filter { $0.key.contains("home/") && $0.key.contains(".cache") }
                #expect(found["openai_cache.cache"] == 0o666 & ~mask, "\(found)")
                #expect(copies.count == 2 && Set(copies.values) == [0o644 & ~mask], "\(found)")
                #expect(found["home/CachedOpenAI"] == 0o755 & ~mask, "\(found)")
            }
        }

        @Test("an empty cache file is taken for none")
        func emptyFile() async throws {
            try await Desk.with { desk in
                try Data().write(to: desk.folder.appending(path: "openai_cache.cache"))
                let outcome = try await desk.run(["CACHED_OPENAI_CACHE_URL": desk.publisher.url])
                #expect(
                    outcome.output == "answer: answer 1\n" && !outcome.errors.contains("cut short"), "\(outcome.text)")
                #expect(desk.cache == desk.publisher.content)
            }
        }

        @Test("on a terminal: a bar that is drawn again")
        func bar() async throws {
            try await Desk.with { desk in
                let whole = desk.publisher.content
                desk.publisher.first([
                    { $0.cut(afterBytes: whole.count / 2) }, { $0.delayed(milliseconds: 300) },
                ])
                let text = try await desk.runOnTerminal([], ["CACHED_OPENAI_CACHE_URL": desk.publisher.url])
                #expect(text.contains("\r[##############................] 49 % of 6 KB"), "\(text)")
                #expect(text.contains("\r[##############################] 100 % of 6 KB"))
                #expect(text.contains("answer: answer 1") && !text.contains("Where can it"))
                let dumb = try await desk.runOnTerminal([], ["TERM": "dumb"])
                #expect(!dumb.contains("\r["))
            }
        }

        @Test("on a terminal: a question for a URL, asked again after a wrong one")
        func question() async throws {
            try await Desk.with { desk in
                let text = try await desk.runOnTerminal([desk.publisher.url + "1", " \(desk.publisher.url) "])
                #expect(text.components(separatedBy: "Where can it be downloaded?").count == 3, "\(text)")
                #expect(text.contains("401 Unauthorized") && text.contains("answer: answer 1"))
                #expect(desk.cache == desk.publisher.content)
            }
        }

        @Test("on a terminal: no answer is an empty cache, and a CI is not asked")
        func noAnswer() async throws {
            try await Desk.with { desk in
                let enter = try await desk.runOnTerminal([""])
                #expect(
                    enter.contains("Where can it be downloaded?") && enter.contains("no answer: No recorded answer"))
                let quiet = [
                    ["TERM": "dumb"], ["IN_CI": "1"], ["CACHED_OPENAI_CACHE_URL": ""], ["CACHED_OPENAI_OFFLINE": "1"],
                ]
                for more in quiet {
                    let text = try await desk.runOnTerminal([], more)
                    #expect(!text.contains("Where can it") && text.contains("no answer"), "\(more): \(text)")
                }
                #expect(desk.publisher.api.requestCount == 0)
            }
        }
    #endif
}
