/// Writes the files of one resource.
struct ResourceWriter {
    let resource: Resource
    /// The resource that it is part of.
    let parent: Resource?

    /// Each below `Sources/CachedOpenAI`.
    var files: [MadeFile] {
        var files = [file(resource.type, .async), file(resource.blockingType, .blocking)]
        if resource.endpoints.contains(where: { $0.parse != nil }) { files.append(parsing) }
        if spelling.isNeeded { files.append(made("\(resource.type)+Spelling") { spelling.write(&$0) }) }
        return files
    }

    private func made(_ name: String, _ write: (inout SwiftText) -> Void) -> MadeFile {
        var text = SwiftText()
        text.line("// Made by `make endpoints` from Sources/make-endpoints/Table/\(resource.folder)Table.swift.")
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
        for endpoint in resource.endpoints {
            for writer in writers(of: endpoint, flavour) {
                text.line()
                writer.create(&text)
            }
            for writer in writers(of: endpoint, flavour) where endpoint.stream != nil {
                text.line()
                writer.stream(&text)
            }
        }
        guard flavour == .async else { return }
        for endpoint in resource.endpoints {
            text.line()
            RequestWriter(endpoint: endpoint).write(&text)
        }
    }

    private var spelling: SpellingWriter { SpellingWriter(resource: resource) }

    private var parsing: MadeFile {
        made("\(resource.type)+Parse") { text in
            extend(&text, resource.type, .async)
            text.line()
            extend(&text, resource.blockingType, .blocking)
        }
    }

    private func extend(_ text: inout SwiftText, _ type: String, _ flavour: Flavour) {
        text.block("nonisolated extension OpenAI.\(type)") { text in
            let endpoints = resource.endpoints.filter { $0.parse != nil }
            for (index, writer) in endpoints.flatMap({ writers(of: $0, flavour) }).enumerated() {
                if index > 0 { text.line() }
                writer.parse(&text)
            }
        }
    }

    private func writers(of endpoint: Endpoint, _ flavour: Flavour) -> [MethodWriter] {
        let variants: [Parameter.Variant?] = endpoint.variedParameter?.variants ?? [nil]
        return variants.map { MethodWriter(resource: resource, endpoint: endpoint, flavour: flavour, variant: $0) }
    }
}

/// A file that is made.
struct MadeFile: Equatable {
    /// Below the folder of its kind.
    let path: String
    let text: String
}
