import Foundation
import PackagePlugin

/// Makes the file that students paste, with a small cache in it, as a source of the target that tests it.
@main
struct PasteLibrary: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let golden = root.appending(path: "Tests/GoldenTests/Golden")
        let around = ["head.txt", "seam.txt"].map { golden.appending(path: $0) }
        let folder = root.appending(path: "Sources/CachedOpenAI")
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        let visible = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
        let library = visible.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "CachedOpenAI.swift")
        return [
            .buildCommand(
                displayName: "Pasting the library",
                executable: try context.tool(named: "paste-library").url,
                arguments: ([output] + around + [folder] + library).map { $0.path(percentEncoded: false) },
                inputFiles: around + library,
                outputFiles: [output]
            )
        ]
    }
}
