import Foundation

nonisolated extension OpenAICache {
    /// The payloads of the frames that were read last, within a bound, so that neighbours are not read twice.
    final class FrameCache: Sendable {
        private struct State {
            var payloads: [UInt64: Data] = [:]
            var order: [UInt64] = []
            var byteCount = 0
        }

        private static let largestBound = 4 << 20
        private let state = Locked(State())

        func payload(at offset: UInt64, read: () throws -> Data) rethrows -> Data {
            if let known = state.withLock({ $0.payloads[offset] }) { return known }
            let payload = try read()
            if payload.count <= Self.largestBound / 4 { keep(payload, at: offset) }
            return payload
        }

        private func keep(_ payload: Data, at offset: UInt64) {
            state.withLock { state in
                guard state.payloads.updateValue(payload, forKey: offset) == nil else { return }
                state.order.append(offset)
                state.byteCount += payload.count
                while state.byteCount > Self.largestBound, !state.order.isEmpty {
                    let oldest = state.order.removeFirst()
                    state.byteCount -= state.payloads.removeValue(forKey: oldest)?.count ?? 0
                }
            }
        }
    }
}
