import Foundation
import LibraryAmalgamator

/// `CachedOpenAI.swift`: the library and a cache in one file, to be dropped into a student's project.
package struct EmbeddedFile: Sendable {
    /// The first line of every such file, by which the tool knows its own work.
    package static let firstLine = "// CachedOpenAI.swift, made by cached-openai"

    let head: FileHead
    let cache: PackedCache
    let library: [SourceFile]
    let templates: Templates

    /// Makes a file of a cache and the library that the tool was built with.
    package init(
        head: FileHead,
        cache: PackedCache,
        library: [SourceFile] = EmbeddedSources.library,
        templates: Templates = Templates(EmbeddedSources.templates)
    ) {
        self.head = head
        self.cache = cache
        self.library = library
        self.templates = templates
    }

    /// Streams the file: head, imports, code, and last of all the payload.
    /// - Throws: `AmalgamationError`, `Templates.TemplateError`, `PayloadLines.PaddingInside`, or what the sink throws.
    package func write(to sink: ByteSink) throws {
        let head = try templates.render("CachedOpenAI.swift.mustache", with: head.values(for: cache))
        let pasted = self.head.options.withoutClient ? LibraryLayout.withoutClient(library) : library
        let code = try Amalgamator.code(of: pasted)
        let seam = try PayloadSeam(templates)
        try sink(Data((head + "\n" + Amalgamator.imports + code).utf8))
        try sink(Data(("\n" + Amalgamator.seamBanner + "\n\n" + seam.before).utf8))
        try PayloadLines.write(cache.sections, to: sink)
        try sink(Data(seam.after.utf8))
    }
}
