import Foundation
import TestSupport

/// The oldest version of each of Apple's systems that the manifest names.
struct PlatformFloor {
    let versions: [String: Int]

    init() throws {
        let manifest = try String(contentsOf: PackageRoot.file("Package.swift"), encoding: .utf8)
        var versions: [String: Int] = [:]
        for match in manifest.matches(of: /\.(macOS|iOS|tvOS|watchOS|visionOS)\(\.v(\d+)\)/) {
            versions[String(match.1)] = Int(match.2)
        }
        self.versions = versions
    }

    /// What is newer than that, with the version that it needs.
    func newer(in tree: SyntaxTree, _ sdk: SDK) -> [String] {
        tree.references.compactMap { reference in
            guard let symbol = sdk.symbols[reference.usr], let need = need(of: symbol), !hasOlderTwin(symbol, sdk)
            else {
                return nil
            }
            return "\(reference.file): \(symbol.name) needs \(need)"
        }
        .sorted()
    }

    private func need(of symbol: SDK.Symbol) -> String? {
        for place in symbol.availability ?? [] {
            guard let system = place.domain, let floor = versions[system], let needed = place.introduced else {
                continue
            }
            if needed.major > floor || (needed.major == floor && needed.minor ?? 0 > 0) {
                return "\(system) \(needed.major).\(needed.minor ?? 0)"
            }
        }
        return nil
    }

    /// Where the compiler may choose, it chooses what an older system has; here it may choose otherwise.
    private func hasOlderTwin(_ symbol: SDK.Symbol, _ sdk: SDK) -> Bool {
        // `for await` calls `next()` where this one isn't there, of `AsyncStream` as of any other sequence.
        if symbol.name.hasSuffix(".next(isolation:)") { return true }
        return sdk.twins(of: symbol).contains { need(of: $0) == nil }
    }
}
