import Foundation
import LibraryAmalgamator

/// A SwiftPM package, ready to be published: the library with a cache inside, as a module of a name of its own.
package struct MaterializedPackage: Sendable {
    /// The file that lists what the tool made, which whoever writes the package to a disk adds.
    package static let listName = ".cached-openai.sha256"

    let name: ModuleName
    let head: FileHead
    let cache: PackedCache
    let library: [SourceFile]
    let templates: Templates
    let documents: [SourceFile]

    /// Makes a package of a cache and the library that the tool was built with.
    package init(
        name: ModuleName,
        head: FileHead,
        cache: PackedCache,
        library: [SourceFile] = EmbeddedSources.library,
        templates: Templates = Templates(EmbeddedSources.templates),
        documents: [SourceFile] = EmbeddedSources.documents
    ) {
        self.name = name
        self.head = head.made(by: ["materialize", "--as", "package", "--name", name.text])
        self.cache = cache
        self.library = library
        self.templates = templates
        self.documents = documents
    }

    /// All its files, sorted by path.
    /// - Throws: `AmalgamationError`, `Templates.TemplateError`.
    package func files() throws -> [GeneratedFile] {
        let sources = "Sources/\(name.text)/"
        let code = try LibraryLayout.ordered(LibraryLayout.handedOut(library, fetches: false))
            .map { GeneratedFile(path: sources + $0.path, text: $0.text) }
        let texts = try [
            ("Package.swift", "Package.swift"),
            ("README.md", "README.md"),
            (".gitignore", "gitignore"),
            ("Tests/\(name.text)Tests/RecordedAnswersTests.swift", "RecordedAnswersTests.swift"),
        ].map { path, template in GeneratedFile(path: path, text: try render(template)) }
        let documents = documents.map { GeneratedFile(path: $0.path, text: $0.text) }
        let payload = try payload(path: sources + LibraryLayout.seam)
        return (code + texts + documents + [payload]).sorted { $0.path < $1.path }
    }

    /// The same lines as in the embedded file. A literal and not a resource: a program that was moved has no resources.
    private func payload(path: String) throws -> GeneratedFile {
        let head = try render("PayloadHead.swift")
        let seam = try PayloadSeam(templates)
        return GeneratedFile(path: path) { sink in
            try sink(Data((head + "\n" + seam.before).utf8))
            try PayloadLines.write(cache.sections, to: sink)
            try sink(Data(seam.after.utf8))
        }
    }

    private func render(_ template: String) throws -> String {
        try templates.render("Package/\(template).mustache", with: values)
    }

    private var values: [String: Any] {
        var values = head.values(for: cache)
        values["name"] = name.text
        values["entryCount"] = cache.summary.entryCount
        values["hashKeys"] = head.options[.hashKeys]
        values["list"] = Self.listName
        return values
    }
}
