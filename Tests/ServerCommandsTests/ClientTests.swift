import CachedOpenAI
import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// Clients that nobody here wrote, before the real server.
@Suite(
    .enabled(if: ClientPrograms.python != nil, "no Python clients: make clients sets them up"), .serialized)
struct ClientTests {
    private static let actions = [
        "chat", "stream", "responses", "rstream", "tools", "structured", "embed", "image", "speech", "transcription",
    ]
    private static let text = "Say hello."

    /// What each client recorded, in a folder of its own; and what it printed meanwhile.
    private struct Recordings {
        let programs: ClientPrograms
        let table: ClientTable
        let folder: TemporaryFolder

        func folder(of client: String) -> URL { folder.url.appending(path: client) }
    }

    /// Once, for all tests.
    private static let recorded = Task {
        let programs = try ClientPrograms()
        let recordings = Recordings(
            programs: programs, table: ClientTable(clients: programs.clients, actions: actions),
            folder: try TemporaryFolder())
        try await programs.askThroughEach { program, client in
            try FileManager.default.createDirectory(
                at: recordings.folder(of: client), withIntermediateDirectories: true)
            try await withLoopbackAPI { api in
                ScriptedAPI.script(api)
                try await ServedTool.run(
                    ["--record", "--upstream", api.baseURL.absoluteString], in: recordings.folder(of: client),
                    environment: ["OPENAI_API_KEY": "sk-server"]
                ) { tool in
                    try await ask(program, client, of: tool, nil, recordings.table)
                }
            }
        }
        return recordings
    }

    private static func ask(
        _ program: ClientProgram, _ client: String, of tool: ServedTool, _ recorder: String?, _ table: ClientTable
    ) async throws {
        for action in actions {
            let printed = try await program.ask(client, action, text, of: tool.base)
            table.set(printed, .init(recorder: recorder, client: client, action: action))
        }
    }

    /// Which clients ask for an action in other words than the official one (more fields, another schema, a list in the place
    /// of a text): what one of the two recorded is a miss for the other.
    private static let unlike: [String: Set<String>] = [
        "stream": ["pydantic_ai"], "responses": ["pydantic_ai", "haystack"], "tools": ["pydantic_ai", "haystack"],
        "structured": ["pydantic_ai", "fetch", "openai_node"], "embed": ["litellm", "pydantic_ai"],
        "transcription": ["litellm"],
    ]

    @Test func whatOneRecordsAnswersTheOthers() async throws {
        let recordings = try await Self.recorded.value
        let (programs, table) = (recordings.programs, recordings.table)
        for client in programs.clients {
            for action in Self.actions {
                let printed = table[nil, client, action]
                #expect(printed?.error == nil, "\(client) \(action): \(printed?.text ?? "")")
            }
        }
        for recorder in programs.clients {
            try await ServedTool.run(in: recordings.folder(of: recorder)) { tool in
                try await programs.askThroughEach { program, client in
                    try await Self.ask(program, client, of: tool, recorder, table)
                }
            }
        }
        if let path = ProcessInfo.processInfo.environment["CLIENTS_TABLE"] {
            try table.text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        for recorder in programs.clients {
            for action in Self.actions { try check(table, recorder, action) }
        }
    }

    private func check(_ table: ClientTable, _ recorder: String, _ action: String) throws {
        guard let recorded = table[nil, recorder, action]?.answer else { return }
        let own = table[recorder, recorder, action]
        #expect(own?.answer == recorded, "\(recorder) \(action): \(own?.text ?? "")")
        for client in table.clients where client != recorder {
            guard let printed = table[recorder, client, action], !printed.isNothing else { continue }
            #expect(
                printed.answer == recorded || printed.text.contains("Not recorded"),
                "\(client) \(action), recorded by \(recorder): \(printed)")
        }
        let unlike = Self.unlike[action] ?? []
        guard !unlike.contains(recorder) else { return }
        let alike = table.asking(action).filter { !unlike.contains($0) }
        #expect(table.answered(from: recorder, action) == alike, "\(action), recorded by \(recorder)")
    }

    /// One request, no wait, and words that say what is.
    @Test func aMissIsNotTriedAgain() async throws {
        let recordings = try await Self.recorded.value
        try await ServedTool.run(in: recordings.folder(of: "openai")) { tool in
            for program in recordings.programs.programs {
                for client in program.clients {
                    let before = tool.lines.count
                    let question = "Say hello to \(client), please."
                    let printed = try await program.ask(client, "chat", question, of: tool.base)
                    #expect(printed.error != nil && printed.text.contains("Not recorded"), "\(client): \(printed)")
                    #expect(printed.text.contains("Say hello."), "\(client): \(printed)")
                    try await tool.waitForLine { $0.contains("miss") && $0.contains(client) }
                    #expect(tool.lines.count == before + 1, "\(client): \(tool.lines)")
                }
            }
        }
    }

    // MARK: To Swift and back

    /// The student's program, beside the file that is made of a recording.
    private static let student = Task {
        let recordings = try await recorded.value
        let folder = try TemporaryFolder()
        let file = folder.url.appending(path: "CachedOpenAI.swift")
        let made = try await Command(
            [BuiltProduct.path(of: "cached-openai"), "materialize", "--as", "embedded", "--output", file.path],
            in: recordings.folder(of: "openai")
        ).run()
        try #require(made.status == 0, "\(made.text)")
        let program = folder.url.appending(path: "student").path
        let main = PackageRoot.file("Tests/ServerCommandsTests/Student/main.swift")
        let compiled = try await Swiftc.run([file, main], .usual, ["-o", program])
        try #require(compiled.status == 0, "\(compiled.text)")
        return (program: program, folder: folder)
    }

    private static func printed(_ outcome: Command.Outcome) -> [String: String] {
        let lines = outcome.output.split(separator: "\n").map { line in
            line.split(separator: "\t", maxSplits: 1).map(String.init)
        }
        return Dictionary(lines.filter { $0.count == 2 }.map { ($0[0], $0[1]) }) { $1 }
    }

    @Test func whatPythonRecordedIsHandedToASwiftStudent() async throws {
        let table = try await Self.recorded.value.table
        let student = try await Self.student.value
        let empty = try TemporaryFolder()
        let outcome = try await Command(
            [student.program, Self.text], in: empty.url,
            environment: ["OPENAI_API_KEY": "", "OPENAI_BASE_URL": "", "CACHED_OPENAI_OFFLINE": "1"]
        ).run(timeout: 120)
        let printed = Self.printed(outcome)
        #expect(printed.count == 9, "\(outcome.text)")
        for (action, answer) in printed {
            #expect(answer == table[nil, "openai", action]?.answer, "\(action): \(answer)")
        }
    }

    @Test func whatSwiftRecordedAnswersPython() async throws {
        let recordings = try await Self.recorded.value
        let student = try await Self.student.value
        let folder = try TemporaryFolder()
        let outcome = try await withLoopbackAPI { api in
            ScriptedAPI.script(api)
            return try await Command(
                [student.program, Self.text], in: folder.url,
                environment: [
                    "OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": api.baseURL.absoluteString,
                    "CACHED_OPENAI_DEV_MODE": "1",
                ]
            ).run(timeout: 120)
        }
        let printed = Self.printed(outcome)
        #expect(printed.count == 9, "\(outcome.text)")
        let official = try #require(recordings.programs.programs.first)
        try await ServedTool.run(in: folder.url) { tool in
            for (action, answer) in printed {
                let replayed = try await official.ask("openai", action, Self.text, of: tool.base)
                #expect(replayed.answer == answer, "\(action): \(replayed)")
            }
        }
    }
}
