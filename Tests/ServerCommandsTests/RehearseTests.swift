import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

@testable import ServerCommands

/// What a rehearsal finds.
@Suite(.serialized) struct RehearseTests {
    static let animals = [
        ("Name one animal of the sea.", "An octopus."), ("Name one animal of the sea.~1", "A seahorse."),
        ("Name one animal of the sea.~2", "A blue whale."),
    ]

    /// Compiled once: with the library, that takes a while.
    private static let compiled = Task {
        try await PastedProgram.compile("Tests/ServerCommandsTests/Program/main.swift", as: "rehearsed-lesson")
    }

    static func program() async throws -> String { try await compiled.value }

    @Test func aLessonThatAsksWhatIsRecordedIsFine() async throws {
        let lesson = try Lesson(Self.animals)
        let questions = Self.animals.map(\.0)
        let outcome = try await lesson.tool(
            "rehearse", "--fail-unused", "--", Self.program(), "Name one animal of the sea.~1", questions[2],
            "Name one animal of the sea.", environment: ["OPENAI_API_KEY": "sk-never-used"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.contains("A blue whale."))
        #expect(outcome.errors.contains("rehearsal: 3 requests: all from the cache"))
        #expect(!outcome.errors.contains("never asked for"))
        // Nothing of it is left.
        let left = try FileManager.default.contentsOfDirectory(atPath: lesson.folder.url.path)
        #expect(left == [OpenAICache.FileNames.journal])
    }

    @Test func aChangedPromptIsFound() async throws {
        let lesson = try Lesson(Self.animals)
        let misses = lesson.folder.url.appending(path: "misses").path
        let outcome = try await lesson.tool(
            "rehearse", "--misses", misses, "--", Self.program(), "--go-on", "Name one animal of the sea.",
            "Name one animal of the lake.", "Name one animal of the lake.")
        #expect(outcome.status == 1, "\(outcome.text)")
        #expect(outcome.errors.contains("rehearsal: 3 requests: 1 from the cache, 2 would have missed"))
        #expect(
            outcome.errors.contains(
                #"miss  POST /chat/completions "Name one animal of the lake.", asked 2 times, after 1 answer"#))
        #expect(
            outcome.errors.contains(
                #"messages[0].content: recorded "Name one animal of the sea.", asked "Name one animal of the lake.""#))
        #expect(outcome.errors.contains("never asked for: 2 of 3 answers"))
        let written = try String(contentsOfFile: misses, encoding: .utf8)
        #expect(written.contains(#""path":"/chat/completions""#))
        #expect(written.contains("Name one animal of the lake."))
    }

    @Test func whatIsNotItsOwnIsNotOverwrittenWithMisses() async throws {
        let lesson = try Lesson(Self.animals)
        let journal = lesson.folder.url.appending(path: OpenAICache.FileNames.journal)
        let before = try Data(contentsOf: journal)
        let outcome = try await lesson.tool("rehearse", "--misses", journal.path, "--", "echo", "hello")
        #expect(outcome.status == 2 && outcome.errors.contains("was not made by this tool"), "\(outcome.text)")
        #expect(outcome.errors.contains("--misses FILE") && !outcome.errors.contains("--force"), "\(outcome.text)")
        #expect(outcome.output.isEmpty)
        #expect(try Data(contentsOf: journal) == before)
    }

    /// A lesson may take an hour.
    @Test(arguments: [["--any-client"], []], ["none/misses", "openai_cache_temp.bin/misses", "."])
    func whereNoMissesCanBeWrittenIsSaidBeforeTheLesson(options: [String], path: String) async throws {
        let lesson = try Lesson(Self.animals)
        let command = ["rehearse", "--misses", path] + options + ["--", "echo", "hello"]
        let outcome = try await Command(
            [BuiltProduct.path(of: "cached-openai")] + command, in: lesson.folder.url
        ).run(timeout: 60)
        #expect(outcome.status == 2, "\(outcome.text)")
        #expect(outcome.errors.contains("--misses FILE") && !outcome.errors.contains("--output"), "\(outcome.text)")
        #expect(outcome.output.isEmpty)
    }

    @Test func aLessonThatEndsAtItsFirstMissSaysSo() async throws {
        let lesson = try Lesson(Self.animals)
        let outcome = try await lesson.tool("rehearse", "--", Self.program(), "Another?", "And another?")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors.contains("ended with status 5 after a miss: requests that come later were not seen"))
    }

    /// Without its seed, a question is answered, but by whichever answer comes first.
    @Test func aDroppedSeedIsFound() async throws {
        let lesson = try Lesson(Self.animals)
        let unseeded = try await lesson.tool(
            "rehearse", "--fail-unused", "--", Self.program(), "Name one animal of the sea.")
        #expect(unseeded.status == 3, "\(unseeded.text)")
        #expect(unseeded.errors.contains("~2  POST /chat/completions"))
        let other = try await lesson.tool("rehearse", "--", Self.program(), "Name one animal of the sea.~3")
        #expect(other.status == 1)
        #expect(other.errors.contains("seed 3"))
        #expect(other.errors.contains("with the seeds 1 and 2"))
    }

    /// In their turns, all answers are given, if only a lesson asks as often.
    @Test func aDroppedSeedIsFoundThoughAllIsAnswered() async throws {
        let lesson = try Lesson(Self.animals)
        let question = "Name one animal of the sea."
        let outcome = try await lesson.tool(
            "rehearse", "--fail-unused", "--", Self.program(), question, question, question)
        #expect(outcome.status == 3, "\(outcome.text)")
        #expect(!outcome.errors.contains("never asked for"))
        #expect(
            outcome.errors.contains("recorded with a seed, and only asked for without one: 2 of 3 answers"),
            "\(outcome.text)")
        #expect(outcome.errors.contains("~1  POST /chat/completions"))
        let other = try await lesson.tool("rehearse", "--json", "--", Self.program(), question, question, question)
        #expect(other.status == 0 && other.output.contains(#"{"kind":"without_seed","name":""#), "\(other.text)")
    }

    @Test func aHandOutThatIsOlderThanTheCacheIsFound() async throws {
        let lesson = try Lesson(Self.animals)
        #expect(try await lesson.tool("materialize", "--output", "lecture.cache").status == 0)
        try lesson.record(Self.animals + [("What is new?", "This.")], in: lesson.folder)
        let here = try await lesson.tool("rehearse", "--", Self.program(), "What is new?")
        #expect(here.status == 0, "\(here.text)")
        let theirs = try await lesson.tool(
            "rehearse", "--as-student", "lecture.cache", "--", Self.program(), "What is new?")
        #expect(theirs.status == 1, "\(theirs.text)")
        #expect(theirs.errors.contains("never asked for: 3 of 3 answers"))
    }

    @Test func aLessonThatAsksNothingIsFound() async throws {
        let lesson = try Lesson(Self.animals)
        let outcome = try await lesson.tool("rehearse", "--", "sh", "-c", "echo hello")
        #expect(outcome.status == 4)
        #expect(outcome.output == "hello\n")
        #expect(outcome.errors.contains("no request was seen"))
    }

    @Test func anyClientIsAnsweredByAServer() async throws {
        let lesson = try Lesson(Self.animals)
        let body = #"{"model":"gpt-4o-mini","messages":[{"role":"user","content":"Name one animal of the sea."}]}"#
        let curl = "curl -s -d '\(body)' -H 'Content-Type: application/json' $OPENAI_BASE_URL/chat/completions"
        let outcome = try await lesson.tool(
            "rehearse", "--any-client", "--", "sh", "-c", "\(curl); echo $OPENAI_API_KEY",
            environment: ["OPENAI_API_KEY": "sk-secret"])
        #expect(outcome.status == 0, "\(outcome.text)")
        #expect(outcome.output.contains("An octopus."))
        #expect(outcome.output.hasSuffix("sk-rehearsal\n"))
        #expect(outcome.errors.contains("1 request: all from the cache"))
        let missed = try await lesson.tool(
            "rehearse", "--any-client", "--json", "--", "sh", "-c",
            curl.replacingOccurrences(of: "sea", with: "lake") + " >/dev/null")
        #expect(missed.status == 1)
        #expect(missed.output.contains(#"{"kind":"rehearsal","requests":1,"hits":0,"misses":1"#))
    }

    @Test(arguments: [("exit 7", 7), ("kill -TERM $$", 143)])
    func theStatusIsTheCommands(script: String, status: Int32) async throws {
        let lesson = try Lesson(Self.animals)
        let ask = "curl -s $OPENAI_BASE_URL/models >/dev/null; \(script)"
        // The list of models is made up, and no request of the library's: 4 comes first.
        #expect(try await lesson.tool("rehearse", "--any-client", "--", "sh", "-c", ask).status == 4)
        #expect(try await lesson.tool("serve", "--", "sh", "-c", script).status == status)
    }

    @Test func aCommandThatIsNotThereIsSaid() async throws {
        let lesson = try Lesson(Self.animals)
        let outcome = try await lesson.tool("rehearse", "--", "no-such-command")
        #expect(outcome.status == 127)
        #expect(outcome.errors.contains("no-such-command can't be run"))
        #expect(try await lesson.tool("rehearse").status == 64)
    }

    /// In a status of its own, or in the shell's for what ended it.
    @Test(arguments: [("exit 7", 7), ("kill -TERM $$", 143), ("kill -9 $$", 137)])
    func theStatusIsTheLessons(script: String, status: Int32) async throws {
        let lesson = try Lesson(Self.animals)
        let ask = "'\(try await Self.program())' 'Name one animal of the sea.' && \(script)"
        let outcome = try await lesson.tool("rehearse", "--", "sh", "-c", ask)
        #expect(outcome.status == status, "\(outcome.text)")
        #expect(outcome.errors.contains("the command ended with status \(status)."))
    }

    @Test func whatCanNotBeRunIsSaid() async throws {
        let lesson = try Lesson(Self.animals)
        let outcome = try await lesson.tool("rehearse", "--", "./\(OpenAICache.FileNames.journal)")
        #expect(outcome.status == 126)
        #expect(outcome.errors.contains("can't be run"))
    }

    @Test func aSignalReachesTheLesson() async throws {
        let lesson = try Lesson(Self.animals)
        let inner =
            "'\(try await Self.program())' 'Name one animal of the sea.'; trap 'echo caught; exit 9' TERM; "
            + "echo ready > ready; while :; do sleep 0.05; done"
        try lesson.folder.write(inner, to: "inner.sh")
        let script = """
            '\(BuiltProduct.path(of: "cached-openai"))' rehearse -- sh inner.sh > out 2> err &
            until [ -s ready ]; do sleep 0.05; done
            kill -TERM $!
            wait $!
            echo "status $?"
            cat out err
            """
        let outcome = try await Command(["sh", "-c", script], in: lesson.folder.url).run(timeout: 120)
        #expect(outcome.output.contains("status 9\n"), "\(outcome.text)")
        #expect(outcome.output.contains("caught"))
        #expect(outcome.output.contains("rehearsal: 1 request: all from the cache"))
    }

    @Test func aProgramInPythonIsRehearsed() async throws {
        let lesson = try Lesson(Self.animals)
        let program = """
            import json, os, urllib.error, urllib.request
            for animal in ["sea", "lake"]:
                messages = [{"role": "user", "content": f"Name one animal of the {animal}."}]
                body = json.dumps({"model": "gpt-4o-mini", "messages": messages, "stream": False}).encode()
                headers = {"Content-Type": "application/json", "Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}
                url = os.environ["OPENAI_BASE_URL"] + "/chat/completions"
                try:
                    answer = json.load(urllib.request.urlopen(urllib.request.Request(url, body, headers)))
                    print(answer["choices"][0]["message"]["content"])
                except urllib.error.HTTPError as error:
                    print(error.code, json.load(error)["error"]["code"])
            """
        try lesson.folder.write(program, to: "lesson.py")
        let outcome = try await lesson.tool("rehearse", "--any-client", "--", "python3", "lesson.py")
        #expect(outcome.status == 1, "\(outcome.text)")
        #expect(outcome.output == "An octopus.\n404 not_recorded\n")
        #expect(outcome.errors.contains("2 requests: 1 from the cache, 1 would have missed"))
        #expect(outcome.errors.contains("never asked for: 2 of 3 answers"))
    }

    /// What students get is the one file, compiled anew.
    @Test func aGeneratedFileIsRehearsedInAFolderOfItsOwn() async throws {
        let lesson = try Lesson(Self.animals)
        #expect(try await lesson.tool("materialize", "--as", "embedded").status == 0)
        let outcome = try await lesson.tool(
            "rehearse", "--as-student", "CachedOpenAI.swift", "--", "sh", "-c",
            "ls; '\(try await Self.program())' 'Name one animal of the sea.'")
        #expect(outcome.output.hasPrefix("CachedOpenAI.swift\n"), "\(outcome.text)")
        // The program that was compiled before has another cache in it.
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("never asked for: 3 of 3 answers"))
    }

    @Test(arguments: [[], ["--keep-key"]])
    func aKeyIsLeftOnlyIfThatIsMeant(options: [String]) async throws {
        let lesson = try Lesson(Self.animals)
        let command = ["rehearse"] + options + ["--", "sh", "-c", "echo ${OPENAI_API_KEY-none} $CACHED_OPENAI_OFFLINE"]
        let outcome = try await Command(
            [BuiltProduct.path(of: "cached-openai")] + command, in: lesson.folder.url,
            environment: ["OPENAI_API_KEY": "sk-kept"]
        ).run(timeout: 60)
        #expect(outcome.output == (options.isEmpty ? "none 1\n" : "sk-kept 1\n"))
    }

    /// A key that a question holds is nobody else's.
    @Test func noKeyIsTold() {
        let key = "sk-proj-Zq3vT8mKx2Lw9RbN4cYh7JdPf6GsUa1eWoXi5BtV0MkQnHzC"
        let line =
            #"{"method":"POST","title":"POST /x \"\#(key)\"","key":"00","closest":"asked \#(key)","path":"/x","body":{"a":"\#(key)"}}"#
        let report = RehearsalReport(
            record: RehearsalRecord(Data(line.utf8)), unasked: nil, status: 0, isLive: false, isStudents: false,
            isAnyClients: false)
        for text in [report.text, report.jsonLines, report.missLines] {
            #expect(text.contains("sk-…(\(key.count) characters)") && !text.contains("Zq3v"), "\(text)")
        }
    }

    /// What a request says reaches no terminal raw.
    @Test func whatWasAskedIsNeverObeyed() {
        let line =
            #"{"method":"POST","title":"POST /x \u001b[31m\u009b","key":"00","closest":"a\u001b\n\u202eb","path":"/x"}"#
        let report = RehearsalReport(
            record: RehearsalRecord(Data(line.utf8)), unasked: nil, status: 0, isLive: false, isStudents: false,
            isAnyClients: false)
        for text in [report.text, report.jsonLines, report.missLines] {
            #expect(!text.unicodeScalars.contains { ["\u{1B}", "\u{9B}", "\u{202E}"].contains($0) }, "\(text)")
        }
    }

    @Test func aLineThatWasCutIsPassedOver() {
        let record = RehearsalRecord(Data("{\"key\":\"00\",\"title\":\"x\"}\n{\"key\":\"0".utf8))
        #expect(record.requestCount == 1)
    }
}
