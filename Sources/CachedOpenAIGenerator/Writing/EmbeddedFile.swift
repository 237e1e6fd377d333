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

    /// The part of the library that is in it.
    package var selection: LibrarySelection {
        LibrarySelection(head.options, recorded: cache.summary.resources, of: library)
    }

    /// Streams the file: head, imports, code, and last of all the payload.
    /// - Throws: `AmalgamationError`, `Templates.TemplateError`, `PayloadLines.PaddingInside`, or what the sink throws.
    package func write(to sink: ByteSink) throws {
        let selection = selection
        var values = head.values(for: cache)
        let leftOut = selection.leftOutNames.map { "client.\($0)" }
        if !leftOut.isEmpty { values["leftOut"] = leftOut.joined(separator: ", ") }
        let head = try templates.render("CachedOpenAI.swift.mustache", with: values)
        let code = try Amalgamator.code(of: selection.files)
        let seam = try PayloadSeam(templates)
        try sink(Data((head + "\n" + Amalgamator.imports + code).utf8))
        try sink(Data(("\n" + Amalgamator.seamBanner + "\n\n" + seam.before).utf8))
        try PayloadLines.write(cache.sections, to: sink)
        try sink(Data(seam.after.utf8))
    }
}
