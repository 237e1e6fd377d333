/// Tells of each line of a Swift source whether it starts in code, or in a string or comment that began above it.
///
/// It knows nested comments, raw and multi-line strings, and code inside interpolations. A regex literal with a lone
/// quote in it is misread to the end of its line at most.
struct SourceScanner {
    private enum Region {
        case code(openParentheses: Int)
        case comment(depth: Int)
        case string(hashes: Int, isMultiline: Bool)
    }

    private let bytes: [UInt8]
    private var index = 0
    private var regions: [Region] = [.code(openParentheses: 0)]
    private var startsInCode = [true]
    private var isCode: [Bool]

    /// One flag a line; nil when a string or comment is still open at the end.
    static func linesStartingInCode(_ text: String) -> [Bool]? {
        var scanner = SourceScanner(bytes: Array(text.utf8))
        while scanner.index < scanner.bytes.count { scanner.step() }
        return scanner.regions.count == 1 ? scanner.startsInCode : nil
    }

    /// One flag a byte: whether it is in code, and nothing that begins or ends a string or a comment; nil likewise.
    static func codeBytes(_ text: String) -> [Bool]? {
        var scanner = SourceScanner(bytes: Array(text.utf8))
        while scanner.index < scanner.bytes.count { scanner.step() }
        return scanner.regions.count == 1 ? scanner.isCode : nil
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        isCode = Array(repeating: false, count: bytes.count)
    }

    private mutating func step() {
        if bytes[index] == UInt8(ascii: "\n") { return stepOverNewline() }
        switch regions[regions.count - 1] {
        case .code(let open):
            if Self.isPlain[Int(bytes[index])] {
                isCode[index] = true
                index += 1
            } else {
                stepInCode(openParentheses: open)
            }
        case .comment(let depth): stepInComment(depth: depth)
        case .string(let hashes, let isMultiline): stepInString(hashes: hashes, isMultiline: isMultiline)
        }
    }

    /// Whether a byte means nothing but itself in code.
    private static let isPlain: [Bool] = (0..<256).map { !"/#\"()\n".utf8.contains(UInt8($0)) }

    private mutating func stepOverNewline() {
        if case .string(_, isMultiline: false) = regions[regions.count - 1] { regions.removeLast() }
        startsInCode.append(regions.count == 1)
        index += 1
    }

    private mutating func stepInCode(openParentheses: Int) {
        if isAt("//") { return skipLine() }
        if isAt("/*") { return enter(.comment(depth: 1), skipping: 2) }
        let hashes = countHashes(from: index)
        if byte(at: index + hashes) == UInt8(ascii: "\"") { return enterString(hashes: hashes) }
        if bytes[index] == UInt8(ascii: "(") { replace(.code(openParentheses: openParentheses + 1)) }
        if bytes[index] == UInt8(ascii: ")") { closeParenthesis(openParentheses) }
        index += max(hashes, 1)
    }

    private mutating func closeParenthesis(_ open: Int) {
        if open == 1, regions.count > 1 {
            regions.removeLast()
        } else {
            replace(.code(openParentheses: open - 1))
        }
    }

    private mutating func enterString(hashes: Int) {
        index += hashes
        let isMultiline = isAt("\"\"\"") && restOfLineIsBlank(from: index + 3)
        enter(.string(hashes: hashes, isMultiline: isMultiline), skipping: isMultiline ? 3 : 1)
    }

    private mutating func stepInComment(depth: Int) {
        if isAt("/*") {
            replace(.comment(depth: depth + 1))
            index += 2
        } else if isAt("*/") {
            if depth == 1 { regions.removeLast() } else { replace(.comment(depth: depth - 1)) }
            index += 2
        } else {
            index += 1
        }
    }

    private mutating func stepInString(hashes: Int, isMultiline: Bool) {
        let quotes = isMultiline ? 3 : 1
        if isAt(isMultiline ? "\"\"\"" : "\""), countHashes(from: index + quotes) >= hashes {
            regions.removeLast()
            index += quotes + hashes
        } else if bytes[index] == UInt8(ascii: "\\"), countHashes(from: index + 1) >= hashes {
            stepOverEscape(at: index + 1 + hashes)
        } else {
            index += 1
        }
    }

    private mutating func stepOverEscape(at escaped: Int) {
        index = escaped
        if byte(at: escaped) == UInt8(ascii: "(") {
            enter(.code(openParentheses: 1), skipping: 1)
        } else if escaped < bytes.count, bytes[escaped] != UInt8(ascii: "\n") {
            index += 1
        }
    }

    private mutating func enter(_ region: Region, skipping count: Int) {
        regions.append(region)
        index += count
    }

    private mutating func replace(_ region: Region) {
        regions[regions.count - 1] = region
    }

    private mutating func skipLine() {
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
    }

    private func byte(at position: Int) -> UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    private func isAt(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for offset in 0..<count where bytes[index + offset] != text.utf8Start[offset] { return false }
        return true
    }

    private func countHashes(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == UInt8(ascii: "#") { end += 1 }
        return end - start
    }

    private func restOfLineIsBlank(from start: Int) -> Bool {
        var position = start
        while let byte = byte(at: position), byte != UInt8(ascii: "\n") {
            guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") else { return false }
            position += 1
        }
        return true
    }
}
