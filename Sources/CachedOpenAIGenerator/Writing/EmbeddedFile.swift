import CachedOpenAI
import Foundation
import LibraryAmalgamator

/// `CachedOpenAI.swift`: the library and a cache in one file, to be dropped into a student's project.
package struct EmbeddedFile: Sendable {
    /// The first line of every such file, by which the tool knows its own work.
    package static let firstLine = GeneratedText.firstLine

    let head: FileHead
    let cache: PackedCache
    let library: [SourceFile]
    let templates: Templates
    let documents: [SourceFile]

    /// Makes a file of a cache and the library that the tool was built with.
    package init(
        head: FileHead,
        cache: PackedCache,
        library: [SourceFile] = EmbeddedSources.library,
        templates: Templates = Templates(EmbeddedSources.templates),
        documents: [SourceFile] = EmbeddedSources.documents
    ) {
        self.head = head
        self.cache = cache
        self.documents = documents
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
        let library = Data((Amalgamator.imports + (try Amalgamator.code(of: selection.files)) + "\n").utf8)
        let (values, answers) = (values(selection), try answers(selection))
        var digests = GeneratedText.Digests()
        digests.library = GeneratedText.digest(of: [library])
        digests.answers = cache.digest
        var all = OpenAICache.SHA256()
        all.update(GeneratedText.withoutDigests(try head(values, digests)))
        all.update(library)
        try answers { all.update($0) }
        digests.file = OpenAICache.Hexadecimal.text(of: all.finalize())
        try sink(Data(try head(values, digests).utf8))
        try sink(library)
        try answers(sink)
    }

    /// What writes the payload, and what is around it.
    private func answers(_ selection: LibrarySelection) throws -> (ByteSink) throws -> Void {
        if let address = head.options.cacheURL {
            let seam = try templates.render("PublishedPayload.swift.mustache", with: ["address": address.text])
            return { try $0(Data((Amalgamator.seamBanner + "\n\n" + seam).utf8)) }
        }
        let seam = try PayloadSeam(templates, withoutPictures: selection.leftOutParts.contains(.pictures))
        return { sink in
            try sink(Data((Amalgamator.seamBanner + "\n\n" + seam.before).utf8))
            try PayloadLines.write(cache.sections, to: sink)
            try sink(Data(seam.after.utf8))
        }
    }

    private func head(_ values: [String: Any], _ digests: GeneratedText.Digests) throws -> String {
        let digests = ["library": digests.library, "answers": digests.answers, "file": digests.file]
        let values = values.merging(["digests": digests]) { $1 }
        return try templates.render("CachedOpenAI.swift.mustache", with: values) + "\n"
    }

    /// The lines that name what is not in the file, below each other; none for none.
    private static func leftOut(_ names: [String]) -> [String] {
        let words = names.dropLast().map { "\($0)," } + names.suffix(1) + ["(to have them, too: --resources all)"]
        if names.isEmpty { return [] }
        var lines = ["Left out:"]
        for word in words {
            let isFull = (lines.last?.count ?? 0) + 1 + word.count > 115
            if isFull { lines.append("         ") }
            lines[lines.count - 1] += " \(word)"
        }
        return lines
    }

    private func values(_ selection: LibrarySelection) -> [String: Any] {
        var values = head.values(for: cache)
        values["leftOut"] = Self.leftOut(selection.leftOutLabels).map { ["line": $0] }
        values["withoutPictures"] = selection.leftOutParts.contains(.pictures)
        values["address"] = head.options.cacheURL?.text
        let folders = Set(selection.files.map { String($0.path.prefix { $0 != "/" }) })
        let width = LibraryLayout.readingOrder.map(\.count).max() ?? 0
        values["contents"] = LibraryLayout.readingOrder.filter(folders.contains).map { folder in
            let name = folder.padding(toLength: width + 2, withPad: " ", startingAt: 0)
            return ["line": name + (LibraryLayout.contents[folder] ?? "")]
        }
        let licence = documents.first { $0.path == "LICENSE" }?.text ?? ""
        values["licence"] = licence.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map { ["line": $0.isEmpty ? "//" : "// \($0)"] }
        return values
    }
}
