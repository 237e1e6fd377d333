/// Makes one text of the library's sources.
package enum Amalgamator {
    /// All that the library imports, once; public because its public declarations name types of both modules.
    package static let imports = """
        public import Foundation

        #if canImport(FoundationNetworking)
            public import FoundationNetworking
        #endif

        """

    /// Every file but the seam, each below its banner.
    /// - Throws: `AmalgamationError` when a source is in no known folder or cannot be pasted.
    package static func code(of library: [SourceFile]) throws -> String {
        var code = ""
        for file in try LibraryLayout.ordered(library) {
            let source = try PastedSource(file)
            code += "\n\(source.banner)\n\n"
            for line in source.lines { code += line + "\n" }
        }
        return code
    }

    /// The line above the payload.
    package static let seamBanner = "\(PastedSource.bannerStart)\(LibraryLayout.seam) ====="
}
