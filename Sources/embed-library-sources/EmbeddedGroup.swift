import LibraryAmalgamator

/// Files of one folder that are embedded under one name.
struct EmbeddedGroup {
    let name: String
    var files: [SourceFile] = []

    /// Reads `--name folder file file … --name folder file …`.
    static func groups(in arguments: some Sequence<String>) throws -> [EmbeddedGroup] {
        var groups: [EmbeddedGroup] = []
        var folder: String?
        for argument in arguments {
            if argument.hasPrefix("--") {
                groups.append(EmbeddedGroup(name: String(argument.dropFirst(2))))
                folder = nil
            } else if let folder, !groups.isEmpty {
                groups[groups.count - 1].files.append(try SourceFile(reading: argument, below: folder))
            } else {
                folder = argument
            }
        }
        return groups
    }

    /// A Swift file that declares one array a group; the same files give the same bytes in whatever order they come.
    static func swiftSource(of groups: [EmbeddedGroup]) -> String {
        var source =
            "// Made by embed-library-sources at build time.\nimport LibraryAmalgamator\n\npackage enum EmbeddedSources {\n"
        for group in groups {
            source += "package static let \(group.name): [SourceFile] = [\n"
            for file in group.files.sorted(by: { $0.path < $1.path }) {
                source += "SourceFile(path: \(SwiftLiteral.of(file.path)), text: \(SwiftLiteral.of(file.text))),\n"
            }
            source += "]\n"
        }
        return source + "}\n"
    }
}
