import ArgumentParser
import CacheContents
import CachedOpenAIGenerator
import CommandSupport
import Foundation

/// Which list of prices counts.
package struct PriceOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A list of prices of your own (JSON, as LiteLLM's), or none; see the documentation.", valueName: "file|none"
        ))
    var prices: String?

    package init() {}

    /// Nil if none is wanted.
    func list() throws -> PriceList? {
        guard let prices else { return .own }
        if prices == "none" { return nil }
        let bytes = try NamedFile.content(of: prices)
        do {
            return try PriceList(file: bytes)
        } catch let error as PriceList.Unreadable {
            throw ToolError("\(prices) can't be read as a list of prices: \(error).")
        }
    }
}
