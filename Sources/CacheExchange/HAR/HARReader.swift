import CachedOpenAI
import Foundation

/// Reads an HTTP Archive: a browser's, mitmproxy's, Charles', Polly's, Replay's or our own.
struct HARReader: ExchangeReader {
    let file: GivenFile

    func read(into sink: inout some ExchangeSink) throws {
        let isFromReplay = creator == "replay"
        try JSONDocument(file).forEachElement(at: ["log", "entries"]) { number, json in
            let place = SourcePlace(file: file.name, part: "entry \(number)")
            try sink.take(at: place) {
                let entry = try HAREntry(json.get(), isFromReplay: isFromReplay)
                // What a browser asks on its own before a request.
                return entry.isPreflight ? nil : try entry.exchange(at: place)
            }
        }
    }

    /// The name of the program that wrote it, in lower case.
    private var creator: String? {
        // It stands before the entries.
        let head = String(decoding: file.bytes.prefix(4_096), as: UTF8.self)
        guard let creator = head.range(of: "\"creator\""),
            let name = head[creator.upperBound...].range(of: #""name"\s*:\s*"[^"]*""#, options: .regularExpression)
        else { return nil }
        return head[name].split(separator: "\"").last?.lowercased()
    }
}
