import Foundation

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = start.map { Data(bytes: $0, count: count) } ?? Data()
    do {
        try Chosen.reader.check(bytes)
    } catch {
        FileHandle.standardError.write(Data("\(Chosen.reader): \(error)\n".utf8))
        abort()
    }
    return 0
}

/// What libFuzzer calls first.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
    guard let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] else { return 0 }
    do {
        try Seeds.write(to: URL(fileURLWithPath: folder, isDirectory: true))
        exit(0)
    } catch {
        FileHandle.standardError.write(Data("the seeds can't be written: \(error)\n".utf8))
        exit(1)
    }
}

enum Chosen {
    static let reader: Reader = {
        let name = ProcessInfo.processInfo.environment["FUZZ_READER"] ?? ""
        if let reader = Reader(rawValue: name) { return reader }
        let names = Reader.allCases.map(\.rawValue).joined(separator: ", ")
        FileHandle.standardError.write(Data("FUZZ_READER must be one of: \(names)\n".utf8))
        exit(2)
    }()
}
