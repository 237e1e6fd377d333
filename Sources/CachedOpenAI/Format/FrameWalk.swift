import Foundation

nonisolated extension OpenAICache {
    /// All frames of a file, one after the other. Damage is reported and stepped over.
    package struct FrameWalk {
        package struct Place {
            package let frame: Frame
            package let offset: UInt64
        }

        private let source: any ByteSource
        private let end: UInt64
        private var offset: UInt64
        /// What was found wrong so far.
        package private(set) var damage: [CacheError] = []
        /// The end of the last whole frame.
        private(set) var lastEnd: UInt64

        package init(_ source: any ByteSource, from start: UInt64, to end: UInt64) {
            self.source = source
            self.end = end
            offset = start
            lastEnd = start
        }

        package mutating func next() -> Place? {
            while offset < end {
                if let frame = try? Frame.read(from: source, at: offset) {
                    if let place = take(frame) { return place }
                } else {
                    report("no frame starts here")
                    guard let place = Frame.next(in: source, from: offset + 1, to: end) else { return nil }
                    offset = place
                }
            }
            return nil
        }

        private mutating func take(_ frame: Frame) -> Place? {
            let place = Place(frame: frame, offset: offset)
            guard offset + UInt64(Frame.headerCount) + frame.storedCount <= end else {
                damage.append(.endOfFile(source.name, offset: end))
                offset = Frame.next(in: source, from: offset + 1, to: end) ?? end
                return nil
            }
            offset += frame.totalCount
            lastEnd = offset
            return place
        }

        private mutating func report(_ what: String) {
            let isTail = end - offset < UInt64(Frame.headerCount)
            damage.append(isTail ? .endOfFile(source.name, offset: end) : .damaged(source.name, offset: offset, what))
        }
    }
}
