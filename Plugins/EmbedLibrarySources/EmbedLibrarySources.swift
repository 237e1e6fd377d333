import Foundation
import PackagePlugin

/// Builds the library's sources, the templates and the licence into the generator, so that a tool that was moved still has them.
@main
struct EmbedLibrarySources: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let library = try files(in: root.appending(path: "Sources/CachedOpenAI"), withSuffix: ".swift")
        let templates = try files(in: root.appending(path: "Templates"), withSuffix: ".mustache")
        let documents = [root.appending(path: "LICENSE")]
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSources.swift")
        return [
            .buildCommand(
                displayName: "Embedding the library's sources",
                executable: try context.tool(named: "embed-library-sources").url,
                arguments: [output.path(percentEncoded: false)]
                    + arguments("--library", root.appending(path: "Sources/CachedOpenAI"), library)
                    + arguments("--templates", root.appending(path: "Templates"), templates)
                    + arguments("--documents", root, documents),
                inputFiles: library + templates + documents,
                outputFiles: [output]
            )
        ]
    }

    private func files(in folder: URL, withSuffix suffix: String) throws -> [URL] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        let visible = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
        return visible.filter { $0.hasSuffix(suffix) }.sorted().map { folder.appending(path: $0) }
    }

    private func arguments(_ group: String, _ folder: URL, _ files: [URL]) -> [String] {
        [group] + ([folder] + files).map { $0.path(percentEncoded: false) }
    }
}
