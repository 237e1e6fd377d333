import CachedOpenAI
import Foundation

/// Reads a cassette: vcrpy's, one of its relatives' or Ruby VCR's, in YAML or JSON.
struct CassetteReader: ExchangeReader {
    let file: GivenFile

    func read(into sink: inout some ExchangeSink) throws {
        let names = JSONDocument(file).outline.names
        if names.contains("http_interactions") || names.contains("interactions") {
            try readJSON(isRuby: names.contains("http_interactions"), into: &sink)
        } else {
            try readYAML(into: &sink)
        }
    }

    private func readJSON(isRuby: Bool, into sink: inout some ExchangeSink) throws {
        let name = isRuby ? "http_interactions" : "interactions"
        try JSONDocument(file).forEachElement(at: [name]) { number, json in
            let place = place(number)
            try sink.take(at: place) { try exchange(Tree(json.get()), isRuby: isRuby, at: place) }
        }
    }

    private func readYAML(into sink: inout some ExchangeSink) throws {
        let root = try YAMLTree.read(file)
        let ruby = root["http_interactions"]?.list
        guard let interactions = ruby ?? root["interactions"]?.list else { throw RefusedFile(file, lack(of: root)) }
        for (index, interaction) in interactions.enumerated() {
            let place = place(index + 1)
            try sink.take(at: place) { try exchange(interaction, isRuby: ruby != nil, at: place) }
        }
    }

    private func exchange(_ tree: Tree, isRuby: Bool, at place: SourcePlace) throws -> Exchange {
        try isRuby ? RubyInteraction(tree).exchange(at: place) : PythonInteraction(tree).exchange(at: place)
    }

    private func place(_ number: Int) -> SourcePlace {
        SourcePlace(file: file.name, part: "interaction \(number)")
    }

    private func lack(of root: Tree) -> String {
        if root.list != nil {
            return
                "it is a cassette of vcrpy before 1.0. Let a vcrpy of that time migrate it (python -m vcr.migration)."
        }
        return "it is no cassette: it has neither interactions nor http_interactions."
    }
}
