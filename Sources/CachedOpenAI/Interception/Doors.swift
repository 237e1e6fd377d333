import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The doors of all caches whose sessions were asked for. They stay for as long as the program runs: nobody tells
    /// when the last session that has a class is gone.
    enum Doors {
        private static let all = Locked<[Door]>([])

        static func numbered(_ number: Int) -> Door? {
            all.withLock { $0.indices.contains(number) ? $0[number] : nil }
        }

        /// The class that leads a session's requests to an engine.
        ///
        /// - Parameter configuration: that of the session. On Apple's systems a task doesn't show its session, so there
        ///   each configuration has its own door; elsewhere an engine has one.
        static func interceptor(of engine: Engine, _ configuration: URLSessionConfiguration) -> AnyClass {
            let number = all.withLock { doors in
                #if canImport(FoundationNetworking)
                    if let known = doors.firstIndex(where: { $0.engine === engine }) { return known }
                    doors.append(Door(engine, configuration: .default))
                #else
                    doors.append(Door(engine, configuration: configuration))
                #endif
                return doors.count - 1
            }
            return interceptor(DoorNumbers.type(for: number))
        }

        private static func interceptor<Number: DoorNumber>(_ number: Number.Type) -> AnyClass {
            Interceptor<Number>.self
        }
    }
}
