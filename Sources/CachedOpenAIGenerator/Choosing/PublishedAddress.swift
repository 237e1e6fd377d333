import Foundation

/// Where a cache is published that a generated file is to read.
package struct PublishedAddress: Sendable, Equatable {
    /// Why it can't be one.
    package struct Unusable: Error, CustomStringConvertible {
        package let description: String
    }

    /// With what pins it behind `#`.
    package let text: String

    /// - Throws: `Unusable`.
    package init(_ text: String) throws {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let isWeb = ["https://", "http://"].contains { text.lowercased().hasPrefix($0) }
        let isPlain = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"\"\\<>".utf8.contains($0) }
        guard isWeb, isPlain, URL(string: String(parts[0]))?.host?.isEmpty == false else {
            throw Unusable(
                description: "it is not the address of a published cache, such as https://example.org/c.cache")
        }
        guard parts.count == 2, Self.isPin(parts[1].lowercased()) else {
            throw Unusable(
                description: "behind its # must stand root= or sha256= and 64 digits, as materialize says them: else "
                    + "students take whatever is there")
        }
        self.text = text
    }

    private static func isPin(_ fragment: String) -> Bool {
        guard let name = ["root=", "sha256="].first(where: fragment.hasPrefix) else { return false }
        let digits = fragment.dropFirst(name.count)
        return digits.utf8.count == 64 && digits.allSatisfy { $0.isASCII && $0.isHexDigit }
    }
}
