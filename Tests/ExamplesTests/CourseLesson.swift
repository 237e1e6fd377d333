import Foundation
import LoopbackAPI
import TestSupport
import Testing

/// A lesson of the course, and what the API answers to it.
struct CourseLesson: Sendable, CustomTestStringConvertible {
    /// Its target.
    let name: String
    let callCount: Int
    let answers: [ExampleAnswer]
    /// The data file it reads, below the package's folder.
    var data: String?

    var testDescription: String { name }

    /// Its folder.
    var source: String { "\(Self.package)/Sources/\(name)" }

    private static let package = "Examples/Course"

    /// Runs it in dev mode as the instructor does, against an API that answers as given.
    func record(in folder: TemporaryFolder) async throws -> Recording {
        let program = try await ExamplePackage(name: "Course").program(name)
        if let data { try folder.write(Data(contentsOf: PackageRoot.file("\(Self.package)/\(data)")), to: data) }
        return try await withLoopbackAPI { api in
            ExampleAPI(answers).serve(on: api)
            let recording = try await Recording(
                of: program, asking: api, in: folder, environment: ["CACHED_OPENAI_RECORD_REPEATS": "1"])
            #expect(recording.outcome.status == 0, "\(recording.outcome.text)")
            #expect(recording.outcome.errors.contains("\(callCount) recorded"), "\(recording.outcome.text)")
            #expect(api.requestCount == callCount)
            return recording
        }
    }
}
