/// Writes the files of one resource.
struct ResourceWriter {
    let resource: Resource
    /// The resource that it is part of.
    let parent: Resource?

    /// How a file that is made begins.
    static let mark = "// Made by `make endpoints`"

    /// Each below `Sources/CachedOpenAI`.
    var files: [MadeFile] {
        if resource.isWritten { return [] }
        var files = [file(resource.type, .async), file(resource.blockingType, .blocking)]
        if resource.endpoints.contains(where: { $0.parse != nil }) { files.append(parsing) }
        if spelling.isNeeded { files.append(made("\(resource.type)+Spelling") { spelling.write(&$0) }) }
        return files + resource.groups.map(group)
    }

    private func made(_ name: String, _ write: (inout SwiftText) -> Void) -> MadeFile {
        var text = SwiftText()
        text.line("\(Self.mark) from Sources/make-endpoints/Table/\(resource.folder)Table.swift.")
        text.line("import Foundation")
        text.line()
        write(&text)
        return MadeFile(path: "Endpoints/\(resource.folder)/\(name).swift", text: text.text)
    }

    private func file(_ type: String, _ flavour: Flavour) -> MadeFile {
        made(type) { text in
            text.block("nonisolated extension OpenAI") { text in
                if parent == nil, flavour == .async {
                    property(&text, "\(type)(client: self)", type)
                    text.line()
                }
                text.documentation(flavour == .async ? documentation : blockingDocumentation)
                text.block("public struct \(type): Swift.Sendable") { self.body(&$0, flavour) }
            }
            if let owner = owner(flavour) {
                text.line()
                text.block("nonisolated extension OpenAI.\(owner)") {
                    property(&$0, ".init(client: client)", "OpenAI.\(type)")
                }
            }
        }
    }

    /// The type whose property leads here, if it is in an extension of its own.
    private func owner(_ flavour: Flavour) -> String? {
        if let parent { return flavour == .async ? parent.type : parent.blockingType }
        return flavour == .async ? nil : "Blocking"
    }

    private func property(_ text: inout SwiftText, _ value: String, _ type: String) {
        text.documentation(Documentation(summary: resource.property))
        text.line("public var \(resource.name): \(type) { \(value) }")
    }

    private var documentation: Documentation {
        let page = resource.page.map { " (https://platform.openai.com/docs/api-reference/\($0))" } ?? ""
        return Documentation(summary: "\(resource.says)\(page).", notes: [resource.notes])
    }

    private var blockingDocumentation: Documentation {
        let more = resource.endpoints.isEmpty ? "" : " The parameters are those of `\(resource.type)`."
        return Documentation(summary: "\(resource.says), without `await`.\(more)")
    }

    private func body(_ text: inout SwiftText, _ flavour: Flavour) {
        text.line("let client: OpenAI")
        methods(resource.endpoints.filter { $0.group == nil }, &text, flavour, isFirst: false, in: "")
    }

    // MARK: The methods

    /// - Parameter isFirst: nothing stands above them.
    private func methods(
        _ endpoints: [Endpoint], _ text: inout SwiftText, _ flavour: Flavour, isFirst: Bool, in scope: String
    ) {
        var parts: [(inout SwiftText) -> Void] = []
        for endpoint in endpoints {
            let writers = writers(of: endpoint, flavour, in: scope)
            parts += writers.map { $0.create }
            if endpoint.stream != nil { parts += writers.map { $0.stream } }
            if endpoint.polling != nil { parts += writers.map { $0.poll } }
        }
        if flavour == .async { parts += endpoints.map { RequestWriter(endpoint: $0, scope: scope).write } }
        for (index, part) in parts.enumerated() {
            if index > 0 || !isFirst { text.line() }
            part(&text)
        }
    }

    // MARK: Extensions

    private func group(_ name: String) -> MadeFile {
        let endpoints = resource.endpoints.filter { $0.group == name }
        return made("\(resource.type)+\(name)") { text in
            for flavour in [Flavour.async, .blocking] {
                if flavour == .blocking { text.line() }
                text.block("nonisolated extension OpenAI.\(type(flavour))") {
                    methods(endpoints, &$0, flavour, isFirst: true, in: "OpenAI.")
                }
            }
        }
    }

    private var spelling: SpellingWriter { SpellingWriter(resource: resource) }

    private var parsing: MadeFile {
        made("\(resource.type)+Parse") { text in
            extend(&text, .async)
            text.line()
            extend(&text, .blocking)
        }
    }

    private func extend(_ text: inout SwiftText, _ flavour: Flavour) {
        text.block("nonisolated extension OpenAI.\(type(flavour))") { text in
            let endpoints = resource.endpoints.filter { $0.parse != nil }
            let writers = endpoints.flatMap { self.writers(of: $0, flavour, in: "OpenAI.") }
            for (index, writer) in writers.enumerated() {
                if index > 0 { text.line() }
                writer.parse(&text)
            }
            if flavour == .async { spelling.writeParsing(&text) }
        }
    }

    private func type(_ flavour: Flavour) -> String { flavour == .async ? resource.type : resource.blockingType }

    private func writers(of endpoint: Endpoint, _ flavour: Flavour, in scope: String) -> [MethodWriter] {
        let variants: [Parameter.Variant?] = endpoint.variedParameter?.variants ?? [nil]
        return variants.map {
            MethodWriter(resource: resource, endpoint: endpoint, flavour: flavour, variant: $0, scope: scope)
        }
    }
}

/// A file that is made.
struct MadeFile: Equatable {
    /// Below the folder of its kind.
    let path: String
    let text: String
}
