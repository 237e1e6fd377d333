#if !PASTED_FORM
    @testable import CachedOpenAI
#endif

/// Text made while the tests run, to be read like a literal. It lives as long as this does.
final class LiteralText {
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    let source: OpenAICache.LiteralSource

    init(_ text: some Collection<UInt8>) {
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(from: text)
        source = OpenAICache.LiteralSource(UnsafeBufferPointer(bytes))
    }

    deinit { bytes.deallocate() }
}
