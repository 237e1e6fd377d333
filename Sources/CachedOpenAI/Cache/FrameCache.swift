import Foundation

nonisolated extension OpenAICache {
    /// What was made of the frames that were read last, within a bound, so that neighbours are not read twice.
    final class FrameCache<Content: Sendable>: Sendable {
        private struct State {
            var contents: [UInt64: Content] = [:]
            var order: [UInt64] = []
            var byteCount = 0
        }

        private let largestBound = 4 << 20
        private let state = Locked(State())
        private let size: @Sendable (Content) -> Int

        /// - Parameter size: about how many bytes a content takes.
        init(size: @escaping @Sendable (Content) -> Int) {
            self.size = size
        }

        func content(at offset: UInt64, read: () throws -> Content) rethrows -> Content {
            if let known = state.withLock({ $0.contents[offset] }) { return known }
            let content = try read()
            if size(content) <= largestBound / 4 { keep(content, at: offset) }
            return content
        }

        private func keep(_ content: Content, at offset: UInt64) {
            state.withLock { state in
                guard state.contents.updateValue(content, forKey: offset) == nil else { return }
                state.order.append(offset)
                state.byteCount += size(content)
                while state.byteCount > largestBound, !state.order.isEmpty {
                    let oldest = state.order.removeFirst()
                    state.byteCount -= state.contents.removeValue(forKey: oldest).map(size) ?? 0
                }
            }
        }
    }
}
