import LoopbackAPI
import TestSupport
import Testing

/// A lesson of the cookbook, what the API answers to it, and what it prints.
struct CookbookLesson: Sendable, CustomTestStringConvertible {
    /// Its target.
    let name: String
    let answers: [ExampleAnswer]
    let output: String

    init(_ name: String, _ answers: ExampleAnswer..., prints output: String) {
        self.name = name
        self.answers = answers
        self.output = output
    }

    var testDescription: String { name }

    /// Its only source.
    var source: String { "Examples/Cookbook/Sources/\(name)/main.swift" }

    /// Runs it as the instructor does, against an API that answers as given.
    func record<Result>(_ use: (Recording, LoopbackAPI) async throws -> Result) async throws -> Result {
        let program = try await ExamplePackage(name: "Cookbook").program(name)
        return try await withLoopbackAPI { api in
            ExampleAPI(answers).serve(on: api)
            let recording = try await Recording(of: program, asking: api)
            #expect(recording.outcome.status == 0, "\(recording.outcome.text)")
            #expect(recording.outcome.output == output, "\(recording.outcome.errors)")
            return try await use(recording, api)
        }
    }
}
