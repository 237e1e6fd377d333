import Foundation
import Zlib

@testable import Kernels

/// The pieces of work that a look-up is made of, beside Foundation's and zlib's.
struct KernelSuite: Sendable {
    private static let rounds = 60
    private static let callsPerRound = 100
    /// As in a packed cache.
    private static let blockByteCount = 256 << 10

    private let request: Data
    private let foundation = FoundationWork()
    private let block: Data
    private let packedBlock: Data

    static func run(_ folder: TemporaryFolder) async throws -> [Figure] {
        try await KernelSuite().figures()
    }

    private init() throws {
        request = try foundation.encode(1)
        var prose = Prose(seed: 7)
        block = Data((0..<60).map { Lesson.answer($0, content: prose.text(byteCount: 4_000)) }.joined())
            .prefix(Self.blockByteCount)
        packedBlock = try Self.compressed(block)
    }

    private func figures() async throws -> [Figure] {
        let keys = try await Interleaved({ _ in try parse() }, { _ in try key() }).medianSeconds(rounds: Self.rounds)
        let blocks = try await Interleaved({ _ in try inflateByZlib() }, { _ in try inflate() })
            .medianSeconds(rounds: Self.rounds)
        let calls = Double(Self.callsPerRound)
        return [
            Figure(
                name: "key", what: "a chat request's key, beside Foundation's parsing it",
                measured: .seconds(keys[1] / calls), reference: .seconds(keys[0] / calls)),
            Figure(
                name: "unpack", what: "inflating a block of \(Quantity.bytes(Double(block.count))), beside zlib",
                measured: .seconds(blocks[1]), reference: .seconds(blocks[0])),
        ]
    }

    private func parse() throws {
        for _ in 0..<Self.callsPerRound {
            guard try JSONSerialization.jsonObject(with: request) is [String: Any] else { throw Problem("no object") }
        }
    }

    private func key() throws {
        let address = OpenAICache.Address(base: JournalWriter.base, path: "/chat/completions", query: "")
        for _ in 0..<Self.callsPerRound {
            let body = try OpenAICache.JSON(parsing: request)
            let identity = OpenAICache.RequestIdentity(method: "POST", address: address, body: .json(body))
            guard identity.key.digest.count == 32 else { throw Problem("no key") }
        }
    }

    private func inflate() throws {
        guard try OpenAICache.Inflater.inflate(packedBlock, expectedCount: block.count) == block else {
            throw Problem("inflated to something else")
        }
    }

    private func inflateByZlib() throws {
        var inflated = Data(count: block.count)
        var count = uLongf(block.count)
        let status = inflated.withUnsafeMutableBytes { target in
            packedBlock.withUnsafeBytes { source in
                uncompress(
                    target.bindMemory(to: Bytef.self).baseAddress, &count,
                    source.bindMemory(to: Bytef.self).baseAddress, uLong(source.count))
            }
        }
        guard status == Z_OK, inflated == block else { throw Problem("zlib inflated to something else") }
    }

    private static func compressed(_ data: Data) throws -> Data {
        var compressed = Data(count: Int(compressBound(uLong(data.count))))
        var count = uLongf(compressed.count)
        let status = compressed.withUnsafeMutableBytes { target in
            data.withUnsafeBytes { source in
                compress2(
                    target.bindMemory(to: Bytef.self).baseAddress, &count,
                    source.bindMemory(to: Bytef.self).baseAddress, uLong(source.count), Z_BEST_COMPRESSION)
            }
        }
        guard status == Z_OK else { throw Problem("zlib could not compress") }
        return compressed.prefix(Int(count))
    }
}
