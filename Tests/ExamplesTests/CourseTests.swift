import LoopbackAPI
import TestSupport
import Testing

/// A teacher's evening and a student's edit: four lessons are recorded, handed out as one project, run and changed.
@Suite("The course", .serialized, .timeLimit(.minutes(30)))
struct CourseTests {
    @Test("a lesson prints at the student's what it printed at the teacher's", arguments: Course.lessons)
    func replayed(_ lesson: CourseLesson) async throws {
        let starter = try await CourseStarter.shared.value
        let replayed = try await starter.run(lesson)
        #expect(replayed.status == 0 && replayed.errors.isEmpty, "\(replayed.text)")
        #expect(Self.saidByModel(replayed.output) == starter.recorded[lesson.name].map(Self.saidByModel))
    }

    /// Without the JSON of the agent's functions, whose order is another in each run.
    private static func saidByModel(_ output: String) -> [Substring] {
        output.split(separator: "\n").filter { !$0.contains(": {") }
    }

    @Test("the project is called as the course, and says how each lesson is run")
    func readme() async throws {
        let readme = try await CourseStarter.shared.value.text(of: "README.md")
        #expect(readme.hasPrefix("# Course\n"))
        let runs = Course.lessons.map { "`swift run \($0.name)`" }
        #expect(readme.contains(": \(runs.dropLast().joined(separator: ", ")) or \(runs.last ?? "")\n"))
        #expect(readme.contains("`; they read `Data/letters.txt`, so run them in this folder. A question that was\n"))
    }

    @Test("five votes without seeds are five answers, in their order")
    func votes() async throws {
        let replayed = try await CourseStarter.shared.value.run(Course.prompts)
        let votes = "  1. 0.10\n  2. 0.05\n  3. 0.05\n  4. 0.10\n  5. 0.05\n  Most say: 0.05\n"
        #expect(replayed.output.contains(votes), "\(replayed.text)")
    }

    @Test("an agent whose functions hand back JSON in any order is answered in each of a hundred processes")
    func agent() async throws {
        let starter = try await CourseStarter.shared.value
        var outputs: Set<String> = []
        for _ in 1...100 {
            let replayed = try await starter.run(Course.warehouse)
            #expect(replayed.output.hasSuffix("\n7 lamps come in 4 days, 4 desks in 9, and a clock in 2.\n"))
            outputs.insert(replayed.output)
        }
        #expect(outputs.count > 10)
    }

    @Test("what a student changes is asked anew, the rest is not; made again, the project keeps the change")
    func edited() async throws {
        let starter = try await CourseStarter.shared.value
        try await starter.edit(Course.prompts, "Why is the sea salty? One sentence.", to: "Why is the sea blue?")
        try await withLoopbackAPI { api in
            ExampleAPI(.says("It mirrors the sky.", to: "sea blue")).serve(on: api)
            let online = ["OPENAI_API_KEY": "sk-test", "OPENAI_BASE_URL": api.baseURL.absoluteString]
            let changed = try await starter.run(Course.prompts, environment: online)
            let recorded = starter.recorded["Prompts"] ?? ""
            #expect(changed.output == recorded.replacing("Rivers bring it salt.", with: "It mirrors the sky."))
            #expect(api.requestCount == 1)
        }
        try await starter.make()
        #expect(try starter.text(of: "Sources/Prompts/main.swift").contains("Why is the sea blue?"))
        let offline = try await starter.run(Course.prompts)
        #expect(
            offline.output.contains(
                """
                The closest recorded request differs in:
                  messages[0].content: recorded "Why is the sea salty?", asked "Why is the sea blue?"
                """), "\(offline.text)")
    }
}
