/// Which of the client's resources go into a file: what the instructor asked for.
package enum ResourceChoice: Sendable, Equatable {
    /// The core, and what was recorded.
    case usual
    /// What was recorded: the quickest to compile.
    case recorded
    case all
    /// These, by their paths, with all that is part of them.
    case named([String])

    /// As it is typed: `recorded`, `all` or names with commas between them.
    /// - Throws: `Unknown` for a name that no resource has.
    package init(_ text: String) throws {
        switch text {
        case "recorded": self = .recorded
        case "all": self = .all
        default:
            let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            for name in names where !LibraryResource.all.contains(where: { $0.path == name }) {
                throw Unknown(name: name)
            }
            self = .named(names)
        }
    }

    /// As it is typed; nil if it needn't be.
    package var text: String? {
        switch self {
        case .usual: nil
        case .recorded: "recorded"
        case .all: "all"
        case .named(let names): names.joined(separator: ",")
        }
    }

    /// A name that no resource has.
    package struct Unknown: Error, CustomStringConvertible {
        let name: String

        package var description: String {
            let known = LibraryResource.all.map(\.path).joined(separator: ", ")
            return """
                "\(name)" is not a resource of the client. Type recorded, all, or names such as chat,files. There are \
                \(known).
                """
        }
    }

    /// The resources that go in, each with those that it is part of.
    func kept(_ recorded: RecordedResources) -> [LibraryResource] {
        LibraryResource.all.filter { resource in
            switch self {
            case .all: true
            case .named(let names): names.contains(where: resource.isInLine)
            case .recorded: isRecorded(resource, in: recorded)
            case .usual: resource.isCore || isRecorded(resource, in: recorded)
            }
        }
    }

    /// What can't be known may be asked for.
    private func isRecorded(_ resource: LibraryResource, in recorded: RecordedResources) -> Bool {
        !recorded.isKnown || recorded.paths.contains { $0 == resource.path || $0.hasPrefix("\(resource.path).") }
    }
}
