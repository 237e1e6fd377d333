import Foundation

/// Measures what the README promises about speed, prints a table, and fails if a promise is not kept.
///
///     benchmarks [kernels] [replay] [scale] [startup] [packing] [serving] [contents] [ranges]
///
/// Without a name, all of them.
@main
struct Benchmarks {
    private typealias Suite = @Sendable (TemporaryFolder) async throws -> [Figure]

    private static let suites: [(name: String, run: Suite)] = [
        ("kernels", KernelSuite.run), ("replay", ReplaySuite.run), ("scale", ScaleSuite.run),
        ("startup", StartupSuite.run), ("packing", PackingSuite.run), ("serving", ServingSuite.run),
        ("contents", ContentsSuite.run), ("ranges", RangesSuite.run),
    ]

    static func main() async throws {
        let names = CommandLine.arguments.dropFirst()
        if names.first == Memory.verb, let path = names.dropFirst().first { return try await Memory.measure(path) }
        if names.first == SemesterStudent.verb { return try await SemesterStudent.ask(for: names.dropFirst()) }
        for name in names where !suites.contains(where: { $0.name == name }) {
            throw Problem("there is no suite \(name); there are \(suites.map(\.name).joined(separator: ", "))")
        }
        let thresholds = try Thresholds()
        var rows: [Table.Row] = []
        for suite in suites where names.isEmpty || names.contains(suite.name) {
            let folder = try TemporaryFolder()
            defer { folder.remove() }
            let clock = ContinuousClock()
            let start = clock.now
            rows += try await suite.run(folder).map { Table.Row($0, threshold: thresholds[$0.name]) }
            FileHandle.standardError.write(Data("\(suite.name): \(clock.now - start)\n".utf8))
        }
        print(Table(rows))
        if rows.contains(where: \.fallsShort) { exit(1) }
    }
}
