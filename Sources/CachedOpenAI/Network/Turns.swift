import Foundation

nonisolated extension OpenAICache {
    /// Who may send now: so many calls to one origin at once, the others in the order in which they came.
    ///
    /// Where a server told to wait, all wait. A call holds its place until its answer's head has come, so that one that is made while an answer is read never
    /// waits for that answer. Answers on their way are bounded, too, but none holds others up for long.
    final class Turns: Sendable {
        static let shared = Turns()
        private static let mostArriving = 128
        private static let arrivingSeconds = 5.0

        private struct Line {
            var waiting: [Int: Turn] = [:]
            var nextNumber = 0
            /// No turn with a lower number waits.
            var firstNumber = 0
            var sendingCount = 0
            var arrivingCount = 0
            /// By the clock, in microseconds.
            var pausedUntil: UInt64 = 0

            var isPaused: Bool { pausedUntil > Clock.microseconds }
            var isIdle: Bool { waiting.isEmpty && sendingCount == 0 && arrivingCount == 0 && !isPaused }
        }

        fileprivate enum Place {
            case none
            case waiting(Int)
            case sending, arriving, left
        }

        private let lines = Locked<[Origin?: Line]>([:])

        /// A turn that nobody has waited for yet.
        ///
        /// - Parameters:
        ///   - most: how many may be sending for it to begin.
        ///   - begin: called when it comes, on any thread.
        func turn(at url: URL?, most: Int, begin: @escaping @Sendable () -> Void) -> Turn {
            Turn(of: self, at: url.flatMap(Origin.init), most: most, begin: begin)
        }

        /// A server said that it is to be left alone for so long: nobody's turn comes before.
        func pause(at url: URL?, seconds: Double) {
            let origin = url.flatMap(Origin.init)
            let end = Clock.microseconds &+ UInt64(Swift.max(seconds, 0) * 1_000_000)
            lines.withLock { $0[origin, default: Line()].pausedUntil = Swift.max($0[origin]?.pausedUntil ?? 0, end) }
            Clock.queue.asyncAfter(deadline: .now() + seconds + 0.001) { self.goOn(at: origin) }
        }

        private func goOn(at origin: Origin?) {
            let begun = lines.withLock { lines in
                guard var line = lines[origin] else { return [Turn]() }
                let begun = admit(to: &line)
                lines[origin] = line.isIdle ? nil : line
                return begun
            }
            for turn in begun { turn.begin() }
        }

        fileprivate func move(_ turn: Turn, to place: Place) {
            let begun = lines.withLock { lines in
                var line = lines[turn.origin] ?? Line()
                guard Self.leave(turn, for: place, &line) else { return [Turn]() }
                Self.enter(turn, place, &line)
                let begun = admit(to: &line)
                lines[turn.origin] = line.isIdle ? nil : line
                return begun
            }
            for turn in begun { turn.begin() }
        }

        /// Returns false if it can't go there from where it is.
        private static func leave(_ turn: Turn, for place: Place, _ line: inout Line) -> Bool {
            switch (turn.place, place) {
            case (.none, .waiting), (.none, .left): break
            case (.waiting(let number), .left): line.waiting[number] = nil
            case (.sending, .arriving), (.sending, .left): line.sendingCount -= 1
            case (.arriving, .left): line.arrivingCount -= 1
            default: return false
            }
            return true
        }

        private static func enter(_ turn: Turn, _ place: Place, _ line: inout Line) {
            turn.place = place
            switch place {
            case .waiting:
                turn.place = .waiting(line.nextNumber)
                line.waiting[line.nextNumber] = turn
                line.nextNumber += 1
            case .arriving: line.arrivingCount += 1
            default: break
            }
        }

        private func admit(to line: inout Line) -> [Turn] {
            var begun: [Turn] = []
            while !line.waiting.isEmpty, !line.isPaused {
                if let turn = line.waiting[line.firstNumber] {
                    guard line.sendingCount < turn.most,
                        line.sendingCount + line.arrivingCount < turn.most + Self.mostArriving
                    else { break }
                    line.waiting[line.firstNumber] = nil
                    turn.place = .sending
                    line.sendingCount += 1
                    begun.append(turn)
                }
                line.firstNumber += 1
            }
            return begun
        }

        /// One call's place in the line.
        final class Turn: @unchecked Sendable {
            private let turns: Turns
            fileprivate let origin: Origin?
            fileprivate let most: Int
            /// Guarded by the lock of the lines.
            fileprivate var place = Place.none
            private let start: Locked<(@Sendable () -> Void)?>

            fileprivate init(
                of turns: Turns, at origin: Origin?, most: Int, begin: @escaping @Sendable () -> Void
            ) {
                self.turns = turns
                self.origin = origin
                self.most = most
                start = Locked(begin)
            }

            /// Its turn may come before this returns.
            func wait() { turns.move(self, to: .waiting(0)) }

            /// The place is free for the next one, though the answer is still coming.
            func answerBegins() {
                turns.move(self, to: .arriving)
                Clock.queue.asyncAfter(deadline: .now() + Turns.arrivingSeconds) { [weak self] in self?.leave() }
            }

            /// Whether it came or not, it is over.
            func leave() {
                turns.move(self, to: .left)
                start.withLock { $0 = nil }
            }

            fileprivate func begin() {
                let start = start.withLock { start in
                    defer { start = nil }
                    return start
                }
                start?()
            }
        }
    }
}
