import Foundation
import PackagePlugin

/// Builds the library's sources, the templates and the licence into the generator, and a report's page into what makes it,
/// so that a tool that was moved still has them.
@main
struct EmbedLibrarySources: BuildToolPlugin {
    /// Files of one folder, by which they are told apart in the tool.
    private struct Group {
        let name: String
        let folder: URL
        let files: [URL]

        var arguments: [String] { ["--\(name)"] + ([folder] + files).map { $0.path(percentEncoded: false) } }
    }

    private static let report = "Report"

    func createBuildCommands(context: PluginContext, target: Target) throws -> [Command] {
        let root = context.package.directoryURL
        let groups = try target.name == "CacheReport" ? report(in: root) : handedOut(in: root)
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedSources.swift")
        return [
            .buildCommand(
                displayName: "Embedding the library's sources",
                executable: try context.tool(named: "embed-library-sources").url,
                arguments: [output.path(percentEncoded: false)] + groups.flatMap(\.arguments),
                inputFiles: groups.flatMap(\.files),
                outputFiles: [output]
            )
        ]
    }

    /// What the generator is made of.
    private func handedOut(in root: URL) throws -> [Group] {
        let library = root.appending(path: "Sources/CachedOpenAI")
        let templates = root.appending(path: "Templates")
        let others = templates.appending(path: Self.report).path(percentEncoded: false) + "/"
        return [
            Group(name: "library", folder: library, files: try files(in: library, withSuffix: ".swift")),
            Group(
                name: "templates", folder: templates,
                files: try files(in: templates, withSuffix: ".mustache").filter {
                    !$0.path(percentEncoded: false).hasPrefix(others)
                }),
            Group(name: "documents", folder: root, files: [root.appending(path: "LICENSE")]),
        ]
    }

    /// The page's templates, its style and its script.
    private func report(in root: URL) throws -> [Group] {
        let folder = root.appending(path: "Templates/\(Self.report)")
        return [Group(name: "report", folder: folder, files: try files(in: folder, withSuffix: ""))]
    }

    private func files(in folder: URL, withSuffix suffix: String) throws -> [URL] {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path(percentEncoded: false))
        let visible = names.filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
        return visible.filter { suffix.isEmpty || $0.hasSuffix(suffix) }.sorted().map { folder.appending(path: $0) }
    }
}
