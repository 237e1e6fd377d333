import Foundation

nonisolated extension OpenAICache {
    /// All frames of a file, one after the other. Damage is reported and stepped over.
    package struct FrameWalk {
        package struct Place {
            package let frame: Frame
            package let offset: UInt64
        }

        /// How often the file's size may be read again to find frames within damaged ones.
        private static let mostRepeats: UInt64 = 8

        private let source: any ByteSource
        private let end: UInt64
        private var offset: UInt64
        /// What was found wrong so far.
        package private(set) var damage: [CacheError] = []
        /// The end of the last whole frame.
        private(set) var lastEnd: UInt64
        private var repeatedCount: UInt64 = 0
        /// What was read to see whether the frame before ends where it says.
        private var ahead: Place?

        package init(_ source: any ByteSource, from start: UInt64, to end: UInt64) {
            self.source = source
            self.end = end
            offset = start
            lastEnd = start
        }

        package mutating func next() -> Place? {
            while offset < end {
                if let frame = frame(at: offset) {
                    if let place = take(frame) { return place }
                } else {
                    report("no frame starts here")
                    guard let place = Frame.next(in: source, from: offset + 1, to: end) else { return nil }
                    offset = place
                }
            }
            return nil
        }

        private mutating func frame(at place: UInt64) -> Frame? {
            if let ahead, ahead.offset == place { return ahead.frame }
            guard let frame = try? Frame.read(from: source, at: place) else { return nil }
            ahead = Place(frame: frame, offset: place)
            return frame
        }

        private mutating func take(_ frame: Frame) -> Place? {
            let place = Place(frame: frame, offset: offset)
            guard offset + UInt64(Frame.headerCount) + frame.storedCount <= end else {
                damage.append(.endOfFile(source.name, offset: end))
                offset = Frame.next(in: source, from: offset + 1, to: end) ?? end
                return nil
            }
            if let inner = frameWithin(place) {
                damage.append(.damaged(source.name, offset: offset, "its checksum is wrong"))
                offset = inner
                return nil
            }
            offset += frame.totalCount
            lastEnd = offset
            return place
        }

        /// The frame that starts in what another one says is its payload: a piece of that is missing.
        private mutating func frameWithin(_ place: Place) -> UInt64? {
            let behind = place.offset + place.frame.totalCount
            guard behind < end, frame(at: behind) == nil, repeatedCount / Self.mostRepeats <= source.count
            else { return nil }
            repeatedCount += place.frame.totalCount
            if place.frame.isWhole(in: source, at: place.offset) { return nil }
            let latest = Swift.min(end, behind + UInt64(Frame.headerCount) - 1)
            return Frame.next(in: source, from: place.offset + 1, to: latest)
        }

        private mutating func report(_ what: String) {
            let isTail = end - offset < UInt64(Frame.headerCount)
            damage.append(isTail ? .endOfFile(source.name, offset: end) : .damaged(source.name, offset: offset, what))
        }
    }
}
