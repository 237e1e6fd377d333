import CachedOpenAI

/// A target of a lesson's package.
package struct LessonTarget: Sendable {
    /// What it depends on, and on which platforms: JSON as the manifest has it, or null.
    enum Dependency {
        case name(String, OpenAICache.JSON?)
        case target(String, OpenAICache.JSON?)
        case product(String, package: String, OpenAICache.JSON?)
    }

    let json: OpenAICache.JSON
    /// Its module is called so, too.
    package let name: String

    init?(_ json: OpenAICache.JSON) {
        guard let name = json["name"]?.stringValue else { return nil }
        self.json = json
        self.name = name
    }

    /// Such as `executable`, `regular`, `test`, `plugin`.
    package var kind: String { json["type"]?.stringValue ?? "regular" }
    /// Its folder below the package's, if it was said.
    package var path: String? { json["path"]?.stringValue }
    /// Its sources below its folder, if they were said.
    package var sources: [String]? { json["sources"]?.arrayValue.map { $0.compactMap(\.stringValue) } }
    /// What of its folder doesn't belong to it.
    package var excluded: [String] { json["exclude"]?.arrayValue.map { $0.compactMap(\.stringValue) } ?? [] }
    /// Its resources, below its folder.
    package var resourcePaths: [String] { resources.compactMap { $0["path"]?.stringValue } }

    /// Whether it is a lesson of the library's.
    package var usesLibrary: Bool {
        dependencies.contains {
            switch $0 {
            case .name(let name, _), .target(let name, _), .product(let name, package: _, _): name == "CachedOpenAI"
            }
        }
    }

    var dependencies: [Dependency] {
        (json["dependencies"]?.arrayValue ?? []).compactMap { dependency in
            if let parts = dependency["byName"] { return parts[0]?.stringValue.map { .name($0, parts[1]) } }
            if let parts = dependency["target"] { return parts[0]?.stringValue.map { .target($0, parts[1]) } }
            guard let parts = dependency["product"], let name = parts[0]?.stringValue else { return nil }
            return .product(name, package: parts[1]?.stringValue ?? name, parts[3])
        }
    }

    private var resources: [OpenAICache.JSON] { json["resources"]?.arrayValue ?? [] }

    // MARK: As Swift

    /// Such as `.process("notes.json")`, but for those that are left behind.
    func resourceTexts(without leftBehind: Set<String>) -> [String] {
        resources.compactMap { resource in
            guard let path = resource["path"]?.stringValue, !leftBehind.contains(path) else { return nil }
            let rule = resource["rule"]
            if rule?["copy"] != nil { return ".copy(\(SwiftText.quoted(path)))" }
            if rule?["embedInCode"] != nil { return ".embedInCode(\(SwiftText.quoted(path)))" }
            let localization = rule?["process"]?["localization"]?.stringValue.map { ", localization: .\($0)" } ?? ""
            return ".process(\(SwiftText.quoted(path))\(localization))"
        }
    }

    /// Its Swift settings, such as `.defaultIsolation(MainActor.self)`.
    var settingTexts: [String] { settings.filter(isSwift).compactMap(Self.text) }

    /// What of its settings is not carried over, in words.
    package var otherSettings: [String] {
        let lost = settings.filter { !isSwift($0) || Self.text($0) == nil }.map { setting in
            "\(setting["tool"]?.stringValue ?? "some") setting \(setting["kind"]?.objectValue?.first?.key ?? "?")"
        }
        return lost + (json["pluginUsages"]?.arrayValue?.isEmpty == false ? ["build plugins"] : [])
    }

    private var settings: [OpenAICache.JSON] { json["settings"]?.arrayValue ?? [] }

    private func isSwift(_ setting: OpenAICache.JSON) -> Bool { setting["tool"]?.stringValue == "swift" }

    private static func text(_ setting: OpenAICache.JSON) -> String? {
        guard let (kind, values) = setting["kind"]?.objectValue?.first.map({ ($0.key, $0.value) }) else { return nil }
        let value = values["_0"]?.stringValue
        let condition = SwiftText.condition(setting["condition"]).map { ", \($0)" } ?? ""
        switch (kind, value) {
        case ("defaultIsolation", _):
            return ".defaultIsolation(\(value == "MainActor" ? "MainActor.self" : "nil")\(condition))"
        case ("swiftLanguageMode", let mode?):
            return languageMode(mode).map { ".swiftLanguageMode(\($0)\(condition))" }
        case ("define", let text?), ("enableUpcomingFeature", let text?), ("enableExperimentalFeature", let text?):
            return ".\(kind)(\(SwiftText.quoted(text))\(condition))"
        case ("strictMemorySafety", _): return ".strictMemorySafety(\(condition.dropFirst(2)))"
        default: return nil
        }
    }

    static func languageMode(_ version: String) -> String? {
        switch version {
        case "5": ".v5"
        case "6": ".v6"
        case "4", "4.2": ".v\(version.replacing(".", with: "_"))"
        default: nil
        }
    }
}
