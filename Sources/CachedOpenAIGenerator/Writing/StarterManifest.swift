import CachedOpenAI

/// What differs between the manifests of starter projects.
struct StarterManifest {
    /// What the template's tags stand for.
    let values: [String: Any]
    /// Its dependencies, as they stand in it.
    let packages: [String]
    /// Each target's name, and how it stands in it.
    let targets: [(name: String, text: String)]

    /// - Throws: `LessonManifest.Unsupported` for a package that students can't have.
    init(_ targets: [StarterProject.Target], of manifest: LessonManifest?) throws {
        var packages: [String] = []
        var parts: [(name: String, text: String)] = []
        for target in targets {
            let dependencies = try Self.dependencies(of: target, in: manifest, &packages)
            parts.append((target.name, Self.text(of: target, dependencies)))
        }
        self.packages = packages
        self.targets = parts
        var values: [String: Any] = [
            "tools": manifest?.toolsVersionText ?? "6.1",
            "platforms": (manifest?.platforms ?? Platforms.texts(of: [])).joined(separator: ", "),
            "packages": packages.map { ["text": $0] }, "hasPackages": !packages.isEmpty,
            "targets": parts.map(\.text),
        ]
        values["localization"] = manifest?.defaultLocalization.map(SwiftText.quoted)
        values["modes"] = manifest?.languageModes?.joined(separator: ", ")
        self.values = values
    }

    private static func text(of target: StarterProject.Target, _ dependencies: [String]) -> String {
        let lines = [
            "dependencies: [\(dependencies.joined(separator: ", "))]",
            list("resources", target.source?.resourceTexts(without: target.leftBehind) ?? []),
            list("swiftSettings", target.source?.settingTexts ?? []),
        ].compactMap { $0 }
        let arguments = ["name: \(SwiftText.quoted(target.name))"] + lines
        return """
            .\(target.isExecutable ? "executableTarget" : "target")(
                        \(arguments.joined(separator: ",\n            "))
                    ),
            """
    }

    private static func list(_ name: String, _ texts: [String]) -> String? {
        texts.isEmpty ? nil : "\(name): [\(texts.joined(separator: ", "))]"
    }

    private static func dependencies(
        of target: StarterProject.Target, in manifest: LessonManifest?, _ packages: inout [String]
    ) throws -> [String] {
        guard let source = target.source, let manifest else { return [SwiftText.quoted("CachedOpenAI")] }
        let library = target.isExecutable && !source.usesLibrary ? [SwiftText.quoted("CachedOpenAI")] : []
        return try library
            + source.dependencies.map(manifest.resolved).map { dependency in
                switch dependency {
                case .name(let name, let condition), .target(let name, let condition):
                    return text(SwiftText.quoted(name), condition, as: ".target(name: \(SwiftText.quoted(name))")
                case .product("CachedOpenAI", package: _, _): return SwiftText.quoted("CachedOpenAI")
                case .product(let name, let package, let condition):
                    let needed = try manifest.packageText(of: package, for: name)
                    if !packages.contains(needed) { packages.append(needed) }
                    let product = ".product(name: \(SwiftText.quoted(name)), package: \(SwiftText.quoted(package))"
                    return text(product + ")", condition, as: product)
                }
            }
    }

    private static func text(_ plain: String, _ condition: OpenAICache.JSON?, as start: String) -> String {
        SwiftText.condition(condition).map { "\(start), condition: \($0))" } ?? plain
    }
}
