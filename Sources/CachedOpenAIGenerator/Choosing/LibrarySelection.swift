import LibraryAmalgamator

/// The part of the library that goes into a file.
package struct LibrarySelection: Sendable {
    /// The files, in no order.
    package let files: [SourceFile]
    /// The resources that are not in it.
    package let leftOut: [LibraryResource]
    /// What else is not in it.
    package let leftOutParts: [LibraryPart]
    /// The names of the types that are not in it.
    package let leftOutTypes: [String]
    /// Methods that are not in it, of resources that are: such as `responses.compact`.
    private let leftOutMethods: [String]

    /// What a choice makes of the library.
    package init(_ options: MaterializeOptions, recorded: RecordedResources, of library: [SourceFile]) {
        let library = LibraryLayout.handedOut(library, fetches: options.cacheURL != nil)
        if options[.withoutClient] {
            files = LibraryLayout.withoutClient(library)
            (leftOut, leftOutParts, leftOutTypes, leftOutMethods) = ([], [], [], [])
            return
        }
        let kept = options.resources.kept(recorded)
        let paths = Set(kept.map(\.path))
        let leftOut = LibraryResource.all.filter { !paths.contains($0.path) }
        // What is published isn't known here.
        let isNarrow = options.resources == .recorded && options.cacheURL == nil
        let parts = isNarrow ? LibraryPart.allCases.filter { !recorded.needs($0) } : []
        let groups = isNarrow ? Self.groups(of: kept) { !recorded.has($0, of: $1) } : []
        let rest = library.filter { file in
            !leftOut.contains { $0.owns(file.path) } && !parts.contains { $0.owns(file.path) }
                && !groups.contains { $0.resource.owns(file.path, $0.group) }
        }
        self.leftOut = leftOut
        leftOutParts = parts
        leftOutMethods = groups.flatMap { part in part.group.methods.map { "\(part.resource.path).\($0)" } }
        files = rest.count == library.count ? library : NeededTypes.files(of: rest)
        let there = Set(files.map(\.path))
        leftOutTypes = library.filter { !there.contains($0.path) }.flatMap { SourceNames($0.text).declared.sorted() }
    }

    private static func groups(
        of resources: [LibraryResource], where isLeftOut: (LibraryResource.Group, LibraryResource) -> Bool
    ) -> [(resource: LibraryResource, group: LibraryResource.Group)] {
        resources.flatMap { resource in
            resource.groups.filter { isLeftOut($0, resource) }.map { (resource, $0) }
        }
    }

    /// Those left out, as they are typed after `client.`; parts of a resource that is left out are left out with it.
    package var leftOutNames: [String] {
        leftOut.map(\.path).filter { path in !leftOut.contains { path.hasPrefix("\($0.path).") } } + leftOutMethods
    }

    /// All that is left out, for people.
    package var leftOutLabels: [String] { leftOutNames.map { "client.\($0)" } + leftOutParts.map(\.label) }
}
