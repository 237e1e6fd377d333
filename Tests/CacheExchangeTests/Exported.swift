import CacheContents
import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import TestSupport

@testable import CacheExchange

/// What an export writes.
enum Exported {
    static func inputs(_ recordings: [OpenAICache.Recording]) -> MaterializeInputs {
        MaterializeInputs(caches: [.init(name: "journal", bytes: SampleCache.journal(of: recordings))])
    }

    static func exporter(
        _ inputs: MaterializeInputs, filter: EntryFilter = EntryFilter(), allowSecrets: Bool = false
    ) throws -> Exporter {
        try Exporter(inputs, filter: filter, allowSecrets: allowSecrets, skipDamaged: false)
    }

    static func file(
        _ inputs: MaterializeInputs, as format: ExchangeFormat, filter: EntryFilter = EntryFilter(),
        allowSecrets: Bool = false
    ) throws -> GivenFile {
        var bytes = Data()
        _ = try exporter(inputs, filter: filter, allowSecrets: allowSecrets).write(as: format) { bytes += $0 }
        return GivenFile(name: "exported", bytes: bytes, changedAt: 1_700_000_000_000_000)
    }

    /// Writes entries as folders.
    static func folder(_ inputs: MaterializeInputs, in folder: TemporaryFolder) throws {
        _ = try exporter(inputs).writeFolders { name, entry in
            for file in entry.files { try folder.write(file.content, to: "\(name)/\(file.name)") }
        }
    }

    /// The bytes that are handed out.
    static func packed(_ inputs: MaterializeInputs, hashKeys: Bool = false) throws -> Data {
        var options = MaterializeOptions()
        options[.hashKeys] = hashKeys
        options[.allowSecrets] = true
        options[.keepFailures] = true
        return try CachePacker.pack(inputs, options: options).sections.reduce(into: Data()) { $0 += $1 }
    }
}
