import LibraryAmalgamator

/// The part of the library that goes into a file.
package struct LibrarySelection: Sendable {
    /// The files, in no order.
    package let files: [SourceFile]
    /// The resources that are not in it.
    package let leftOut: [LibraryResource]
    /// The names of the types that are not in it.
    package let leftOutTypes: [String]

    /// What a choice makes of the library.
    package init(_ options: MaterializeOptions, recorded: RecordedResources, of library: [SourceFile]) {
        let library = options.cacheURL == nil ? LibraryLayout.withoutDownload(library) : library
        if options.withoutClient {
            files = LibraryLayout.withoutClient(library)
            (leftOut, leftOutTypes) = ([], [])
            return
        }
        let kept = Set(options.resources.kept(recorded).map(\.path))
        let leftOut = LibraryResource.all.filter { !kept.contains($0.path) }
        self.leftOut = leftOut
        let rest = library.filter { file in !leftOut.contains { $0.owns(file.path) } }
        files = leftOut.isEmpty ? library : NeededTypes.files(of: rest)
        let paths = Set(files.map(\.path))
        leftOutTypes = library.filter { !paths.contains($0.path) }.flatMap { SourceNames($0.text).declared.sorted() }
    }

    /// Those left out, as they are typed after `client.`; parts of a resource that is left out are left out with it.
    package var leftOutNames: [String] {
        leftOut.map(\.path).filter { path in !leftOut.contains { path.hasPrefix("\($0.path).") } }
    }
}
