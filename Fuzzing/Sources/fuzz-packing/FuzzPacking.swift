import Foundation

/// What libFuzzer calls with each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
        try PackingCheck.run(start.map { Data(bytes: $0, count: count) } ?? Data())
    } catch {
        FileHandle.standardError.write(Data("packing: \(error)\n".utf8))
        abort()
    }
    return 0
}
