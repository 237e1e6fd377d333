/// In the pasted file the names of the system's types are written in full: a type, a function or a variable of a
/// student's own with such a name would come before them. In the library's own module nobody else declares anything.
///
/// The rest has an alias in `System/Names.swift`. Tests of the pasted file tell which name is missing here.
enum FullNames {
    private static let modules: [String: [String]] = [
        "Swift": [
            "AnyClass", "AnyHashable", "AnyObject", "ArraySlice", "Bool", "CaseIterable", "ClosedRange", "Comparable",
            "Double", "ExpressibleByArrayLiteral", "ExpressibleByBooleanLiteral", "ExpressibleByDictionaryLiteral",
            "ExpressibleByFloatLiteral", "ExpressibleByIntegerLiteral", "ExpressibleByNilLiteral",
            "ExpressibleByStringInterpolation", "ExpressibleByStringLiteral", "FixedWidthInteger", "Float", "Hasher",
            "Identifiable", "Int", "Int16", "Int32", "Int64", "Int8", "KeyPath", "KeyedDecodingContainer",
            "KeyedEncodingContainer", "MemoryLayout", "Mirror", "Never", "ObjectIdentifier", "Optional",
            "RandomAccessCollection", "Range", "RawRepresentable", "Sequence", "Slice", "String", "Substring", "UInt",
            "UInt16",
            "UInt32", "UInt64", "UInt8", "UTF8", "Unicode", "UnsafeBufferPointer", "UnsafeMutableBufferPointer",
            "UnsafeMutablePointer", "UnsafeMutableRawBufferPointer", "UnsafeMutableRawPointer", "UnsafePointer",
            "UnsafeRawBufferPointer", "UnsafeRawPointer", "Void",
        ],
        "_Concurrency": [
            "AsyncIteratorProtocol", "AsyncSequence", "AsyncStream", "AsyncThrowingStream", "CheckedContinuation",
        ],
        "Foundation": [
            "DispatchGroup", "DispatchQueue", "DispatchSemaphore", "DispatchSource", "DispatchTime", "DispatchWorkItem",
            "NSCondition", "NSError", "NSObject", "Operation", "TimeInterval",
        ],
    ]

    private static let moduleOfName = modules.reduce(into: [String: String]()) { found, module in
        for name in module.value { found[name] = module.key }
    }

    /// What stands before a name that is declared.
    private static let declarations: Set = ["struct", "enum", "class", "actor", "protocol", "typealias"]

    /// The source with these names in full; nil when a string or a comment is never closed.
    static func text(_ source: String) -> String? {
        guard let isCode = SourceScanner.codeBytes(source) else { return nil }
        let bytes = Array(source.utf8)
        var (full, position, previous): ([UInt8], Int, String) = ([], 0, "")
        full.reserveCapacity(bytes.count + bytes.count / 16)
        while position < bytes.count {
            let start = position
            while position < bytes.count, isCode[position], isInWord[Int(bytes[position])] { position += 1 }
            if position == start {
                full.append(bytes[position])
                position += 1
                continue
            }
            let word = String(decoding: bytes[start..<position], as: UTF8.self)
            if let module = moduleOfName[word], !isMember(bytes[..<start]), !declarations.contains(previous) {
                full += "\(module).".utf8
            }
            full += bytes[start..<position]
            previous = word
        }
        return String(decoding: full, as: UTF8.self)
    }

    /// Whether a dot stands before it, and not the operator of a range.
    private static func isMember(_ before: ArraySlice<UInt8>) -> Bool {
        guard let last = before.last else { return false }
        if last == UInt8(ascii: "`") || last == UInt8(ascii: "@") { return true }
        return last == UInt8(ascii: ".") && before.dropLast().last != UInt8(ascii: ".")
    }

    private static let isInWord: [Bool] = (0..<256).map { byte in
        let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
        let byte = UInt8(byte)
        return letters.contains(byte & 0xDF) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            || byte == UInt8(ascii: "_") || byte >= 0x80
    }
}
