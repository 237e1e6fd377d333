import Foundation
import TestSupport

/// All clients of other people's that are here. `make clients` sets them up, and names the Python that has them.
struct ClientPrograms {
    /// The Python that has them.
    static let python = ProcessInfo.processInfo.environment["CLIENTS_PYTHON"]

    /// Each asks one thing at a time; what is in different ones is asked at once.
    let programs: [ClientProgram]

    init() throws {
        let script = Self.path("ask.py")
        var programs = try [["openai", "azure", "curl"], ["litellm"], ["pydantic_ai"], ["haystack"]].map { clients in
            try ClientProgram([Self.python ?? "python3", script] + clients, clients: clients)
        }
        // Set only where Node is there; with the official SDK, or without.
        if let folder = ProcessInfo.processInfo.environment["CLIENTS_NODE"] {
            // A module is looked for beside the file that imports it.
            let copy = URL(fileURLWithPath: folder).appending(path: "ask.mjs")
            try? FileManager.default.removeItem(at: copy)
            try FileManager.default.copyItem(atPath: Self.path("ask.mjs"), toPath: copy.path)
            let hasSDK = FileManager.default.fileExists(atPath: "\(folder)/node_modules/openai")
            programs.append(
                try ClientProgram(["node", copy.path], clients: (hasSDK ? ["openai_node"] : []) + ["fetch"]))
        }
        self.programs = programs
    }

    var clients: [String] { programs.flatMap(\.clients) }

    private static func path(_ name: String) -> String {
        PackageRoot.file("Tests/ServerCommandsTests/Clients/\(name)").path(percentEncoded: false)
    }

    /// Asks through each client, those of different programs at once.
    func askThroughEach(_ body: @escaping @Sendable (ClientProgram, String) async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for program in programs {
                group.addTask {
                    for client in program.clients { try await body(program, client) }
                }
            }
            try await group.waitForAll()
        }
    }
}
