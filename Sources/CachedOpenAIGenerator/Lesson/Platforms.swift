/// The systems that a manifest names.
enum Platforms {
    /// The library's own, as in its manifest.
    private static let floors = ["macos": 13, "ios": 16, "tvos": 16, "watchos": 9, "visionos": 1, "maccatalyst": 16]

    private static let symbols = [
        "macos": "macOS", "ios": "iOS", "tvos": "tvOS", "watchos": "watchOS", "visionos": "visionOS",
        "maccatalyst": "macCatalyst", "driverkit": "driverKit", "openbsd": "openbsd",
    ]

    /// Such as `.macOS("14.0")`. Versions below the library's are raised to it, and macOS is always there.
    static func texts(of named: [(name: String, version: String)]) -> [String] {
        let hasMac = named.contains { $0.name == "macos" }
        return ((hasMac ? [] : [("macos", "13.0")]) + named).map { name, version in
            guard let symbol = symbols[name] else {
                return ".custom(\(SwiftText.quoted(name)), versionString: \(SwiftText.quoted(version)))"
            }
            let isOld = Int(version.prefix { $0 != "." }) ?? 0 < floors[name] ?? 0
            return ".\(symbol)(\(SwiftText.quoted(isOld ? "\(floors[name] ?? 0).0" : version)))"
        }
    }

    /// Such as `.linux`, for a condition.
    static func symbol(_ name: String) -> String {
        switch name {
        case "android", "linux", "openbsd", "wasi", "windows": ".\(name)"
        default: symbols[name].map { ".\($0)" } ?? ".custom(\(SwiftText.quoted(name)))"
        }
    }
}
