import CachedOpenAI

/// A package that a lesson depends on.
struct LessonPackage {
    private let kind: String
    private let json: OpenAICache.JSON

    init?(_ dependency: OpenAICache.JSON) {
        guard let (kind, value) = dependency.objectValue?.first.map({ ($0.key, $0.value) }), let json = value[0] else {
            return nil
        }
        self.kind = kind
        self.json = json
    }

    func isCalled(_ name: String) -> Bool {
        let names = [json["identity"], json["nameForTargetDependencyResolutionOnly"]].compactMap { $0?.stringValue }
        return names.contains { $0.lowercased() == name.lowercased() }
    }

    /// As it stands in a manifest.
    /// - Throws: `LessonManifest.Unsupported` for one that is on this machine alone.
    var text: String {
        get throws {
            guard let address, let requirement else {
                throw LessonManifest.Unsupported(
                    """
                    it depends on the package “\(identity)”, which students can't have: it is not at a URL. \
                    Publish it and depend on its URL, or take its target into the lesson's package.
                    """)
            }
            return ".package(\(address), \(requirement)\(traits))"
        }
    }

    private var identity: String { json["identity"]?.stringValue ?? "?" }

    private var address: String? {
        if kind == "registry" { return "id: \(SwiftText.quoted(identity))" }
        return json["location"]?["remote"]?[0]?["urlString"]?.stringValue.map { "url: \(SwiftText.quoted($0))" }
    }

    private var requirement: String? {
        let requirement = json["requirement"]
        if let range = requirement?["range"]?[0], let lower = range["lowerBound"]?.stringValue,
            let upper = range["upperBound"]?.stringValue
        {
            return "\(SwiftText.quoted(lower))..<\(SwiftText.quoted(upper))"
        }
        for name in ["exact", "branch", "revision"] {
            if let value = requirement?[name]?[0]?.stringValue { return "\(name): \(SwiftText.quoted(value))" }
        }
        return nil
    }

    private var traits: String {
        let names = (json["traits"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
        if names.isEmpty || names == ["default"] { return "" }
        let texts = names.map { $0 == "default" ? ".defaults" : SwiftText.quoted($0) }
        return ", traits: [\(texts.joined(separator: ", "))]"
    }
}
