/// A Package.swift, or a piece of one: a dependency, and the product to name in a target.
enum ManifestSnippet {
    static func matches(_ block: Document.Block) -> Bool { block.code.hasPrefix(".package(") || isWhole(block) }

    private static func isWhole(_ block: Document.Block) -> Bool { block.code.hasPrefix("// swift-tools-version") }

    /// A whole manifest, with the piece in it.
    static func manifest(around block: Document.Block) -> String {
        if isWhole(block) { return block.code }
        let lines = block.code.split(separator: "\n").map { $0.hasSuffix(",") ? $0.dropLast() : $0 }
        let packages = lines.filter { $0.hasPrefix(".package(") }.joined(separator: ",\n")
        let products = lines.filter { $0.hasPrefix(".product(") }.joined(separator: ",\n")
        return """
            // swift-tools-version: 6.1
            import PackageDescription

            let package = Package(
                name: "Reader",
                dependencies: [\(packages)],
                targets: [.executableTarget(name: "Reader", dependencies: [\(products)])]
            )

            """
    }
}
