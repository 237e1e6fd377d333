import Foundation

#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// An event stream: the same events wherever its bytes are cut, and those that a plainer reader finds.
enum EventStreamCheck {
    private typealias Event = OpenAICache.EventStream.Event

    static func run(_ bytes: Data) throws {
        let expected = plainly(bytes)
        for size in [max(1, bytes.count), 1, 2, 3, 7, 64] {
            try BrokenPromise.unless(events(bytes, size) == expected, "the same events in pieces of \(size) bytes")
        }
    }

    private static func events(_ bytes: Data, _ size: Int) -> [Event] {
        var stream = OpenAICache.EventStream()
        var found: [Event] = []
        for start in stride(from: 0, to: bytes.count, by: size) {
            found += stream.take(bytes[start..<min(start + size, bytes.count)])
            found += stream.take(Data())
        }
        return found + [stream.finish()].compactMap { $0 }
    }

    /// All lines first, then their fields (WHATWG HTML, 9.2.6), with the event that the end cuts short.
    private static func plainly(_ bytes: Data) -> [Event] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var found: [Event] = []
        var event = Event()
        var lines: [[UInt8]] = []
        for line in self.lines(Array(bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes)) + [[]] {
            guard line.isEmpty else {
                let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
                let value = Array(parts.count > 1 ? (parts[1].first == 0x20 ? parts[1].dropFirst() : parts[1]) : [])
                if parts[0].elementsEqual("event".utf8) { event.name = String(decoding: value, as: UTF8.self) }
                if parts[0].elementsEqual("data".utf8) { lines.append(value) }
                continue
            }
            event.data = Data(lines.joined(separator: [0x0A]))
            if !lines.isEmpty { found.append(event) }
            lines = []
            event = Event()
        }
        return found
    }

    private static func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        for (place, byte) in bytes.enumerated() {
            if byte == 0x0A && place > 0 && bytes[place - 1] == 0x0D { continue }
            if byte == 0x0A || byte == 0x0D { lines.append([]) } else { lines[lines.count - 1].append(byte) }
        }
        return lines
    }
}
