/// The names of types in one of the library's sources: what begins with a capital letter and is not in a comment line.
struct SourceNames {
    private(set) var all: Set<String> = []
    /// Of declarations directly inside one of the three namespaces.
    private(set) var declared: Set<String> = []
    /// In the heads of extensions.
    private(set) var extended: Set<String> = []

    /// - Parameter text: a source, indented by four.
    init(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                var end = start
                while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end &+= 1 }
                add(UnsafeBufferPointer(rebasing: bytes[start..<end]))
                start = end &+ 1
            }
        }
    }

    private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        var indentation = 0
        while indentation < line.count, line[indentation] == UInt8(ascii: " ") { indentation &+= 1 }
        let code = UnsafeBufferPointer(rebasing: line[indentation...])
        if Self.begins(code, with: "//") { return }
        let names = Self.names(in: code)
        all.formUnion(names)
        if Self.begins(code, with: "nonisolated extension ") { extended.formUnion(names) }
        if indentation == 4, Self.declaresType(code), let name = names.first { declared.insert(name) }
    }

    private static func names(in code: UnsafeBufferPointer<UInt8>) -> [String] {
        var names: [String] = []
        var index = 0
        while index < code.count {
            let start = index
            while index < code.count, isPart(code[index]) { index &+= 1 }
            if index > start, isCapital(code[start]) {
                names.append(String(decoding: UnsafeBufferPointer(rebasing: code[start..<index]), as: UTF8.self))
            }
            index &+= index == start ? 1 : 0
        }
        return names
    }

    private static let kinds = ["struct ", "enum ", "class ", "protocol ", "typealias ", "actor "]

    private static func declaresType(_ code: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = String(decoding: code.prefix(40), as: UTF8.self)
        let rest = ["public ", "package ", "final ", "indirect "].reduce(text) {
            $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0
        }
        return kinds.contains(where: rest.hasPrefix)
    }

    private static func begins(_ code: UnsafeBufferPointer<UInt8>, with start: StaticString) -> Bool {
        let count = start.utf8CodeUnitCount
        guard code.count >= count else { return false }
        for index in 0..<count where code[index] != start.utf8Start[index] { return false }
        return true
    }

    private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }

    private static func isPart(_ byte: UInt8) -> Bool {
        isCapital(byte) || (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
            || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || byte == UInt8(ascii: "_")
    }
}
