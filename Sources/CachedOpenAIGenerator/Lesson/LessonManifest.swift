import CachedOpenAI
import Foundation

/// What a lesson's `Package.swift` says, as `swift package dump-package` writes it.
package struct LessonManifest: Sendable {
    let json: OpenAICache.JSON

    /// - Throws: if it is not JSON.
    package init(dump: Data) throws {
        json = try OpenAICache.JSON(parsing: dump)
    }

    /// The package's name.
    package var name: String? { json["name"]?.stringValue }

    /// All targets.
    package var targets: [LessonTarget] {
        (json["targets"]?.arrayValue ?? []).compactMap(LessonTarget.init)
    }

    /// The target of this name, and those of the package's own that it depends on, each before what needs it.
    package func closure(of name: String) -> [LessonTarget] {
        var found: [LessonTarget] = []
        gather(name, into: &found, seen: [])
        return found
    }

    private func gather(_ name: String, into found: inout [LessonTarget], seen: Set<String>) {
        guard !seen.contains(name), !found.contains(where: { $0.name == name }),
            let target = targets.first(where: { $0.name == name })
        else { return }
        for dependency in target.dependencies {
            // In a project that this tool made, the client is such a target: it is made anew.
            if case .target(let other, _) = resolved(dependency), other != "CachedOpenAI" {
                gather(other, into: &found, seen: seen.union([name]))
            }
        }
        found.append(target)
    }

    /// A name alone may stand for a target, or for a product of the package that is called like it.
    func resolved(_ dependency: LessonTarget.Dependency) -> LessonTarget.Dependency {
        guard case .name(let name, let condition) = dependency else { return dependency }
        if targets.contains(where: { $0.name == name }) { return .target(name, condition) }
        return .product(name, package: name, condition)
    }

    // MARK: What a project of the lesson's own needs

    /// Such as `.package(url: "https://github.com/apple/swift-collections", "1.1.0"..<"2.0.0")`.
    /// - Throws: `Unsupported` if students can't have that package.
    func packageText(of identity: String, for product: String) throws -> String {
        let all = (json["dependencies"]?.arrayValue ?? []).compactMap(LessonPackage.init)
        guard let package = all.first(where: { $0.isCalled(identity) }) else {
            throw Unsupported("the package “\(identity)” of the product \(product) is not among its dependencies")
        }
        return try package.text
    }

    /// Those of the package, none older than the library's own; macOS has to be there.
    var platforms: [String] {
        let named = (json["platforms"]?.arrayValue ?? []).compactMap { platform -> (name: String, version: String)? in
            guard let name = platform["platformName"]?.stringValue, let version = platform["version"]?.stringValue
            else { return nil }
            return (name, version)
        }
        return Platforms.texts(of: named)
    }

    /// Such as `.v5`; nil if the tools version says it already.
    var languageModes: [String]? {
        if let named = json["swiftLanguageVersions"]?.arrayValue {
            return named.compactMap(\.stringValue).compactMap(LessonTarget.languageMode)
        }
        return toolsVersion < 6 ? [".v5"] : nil
    }

    /// The project is of tools version 6.1, or of a newer one if the package is.
    var toolsVersionText: String {
        let version = json["toolsVersion"]?["_version"]?.stringValue ?? "6.1.0"
        let parts = version.split(separator: ".").compactMap { Int($0) }
        return parts.count > 1 && (parts[0], parts[1]) > (6, 1) ? "\(parts[0]).\(parts[1])" : "6.1"
    }

    private var toolsVersion: Int {
        json["toolsVersion"]?["_version"]?.stringValue.flatMap { Int($0.prefix { $0 != "." }) } ?? 6
    }

    var defaultLocalization: String? { json["defaultLocalization"]?.stringValue }

    /// What a project that is handed out can't have.
    package struct Unsupported: Error, CustomStringConvertible {
        package let description: String

        init(_ reason: String) {
            description = OpenAICache.OneLine.lines(reason)
        }
    }
}
