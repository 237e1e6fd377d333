import CachedOpenAI
import Foundation

/// A JSON file of which one element at a time is read.
struct JSONDocument {
    private let file: GivenFile

    init(_ file: GivenFile) {
        self.file = file
    }

    /// The names of the members of the first value, as far as it can be read, and whether that is all there is; no names
    /// if it is no object.
    var outline: (names: [String], isAlone: Bool) {
        var names: [String] = []
        let isAlone = try? walk { cursor in
            try cursor.forEachMember { name, _ in names.append(name) }
            return cursor.skipBlank() == nil
        }
        return (names, isAlone ?? true)
    }

    /// Whether its first value can be read to its end.
    var isWhole: Bool { (try? walk { try $0.forEachMember { _, _ in } }) != nil }

    /// Calls back with each element of the array at a path of names, and with its number from 1 on. An element that is
    /// no JSON comes as the reason why.
    /// - Throws: `RefusedFile` if the way to it is broken.
    func forEachElement(
        at path: [String], _ visit: (Int, Result<OpenAICache.JSON, LeftOut>) throws -> Void
    ) throws {
        do {
            try walk { cursor in
                var number = 0
                try Self.descend(&cursor, path[...]) { element in
                    number += 1
                    try visit(number, Self.json(try element.readValue(), in: file.bytes))
                }
            }
        } catch let problem as LeftOut {
            throw RefusedFile(file, "\(problem.detail ?? "it can't be read"). Export it again.")
        }
    }

    private static func descend(
        _ cursor: inout JSONCursor, _ path: ArraySlice<String>, _ visit: (inout JSONCursor) throws -> Void
    ) throws {
        guard let next = path.first else { return try cursor.forEachElement(visit) }
        try cursor.forEachMember { name, cursor in
            if name == next { try descend(&cursor, path.dropFirst(), visit) }
        }
    }

    private static func json(_ range: Range<Int>, in file: Data) -> Result<OpenAICache.JSON, LeftOut> {
        let start = file.startIndex
        let bytes = Data(file[start + range.lowerBound..<start + range.upperBound])
        return Result { try OpenAICache.JSON(parsing: bytes) }.mapError { .unreadable("\($0)") }
    }

    private func walk<Answer>(_ read: (inout JSONCursor) throws -> Answer) throws -> Answer {
        try file.bytes.withUnsafeBytes { bytes in
            var cursor = JSONCursor(bytes.bindMemory(to: UInt8.self))
            return try read(&cursor)
        }
    }
}
