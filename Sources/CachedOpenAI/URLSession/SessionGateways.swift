import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

nonisolated extension OpenAICache {
    /// The gateways of all caches whose sessions were asked for. They stay for as long as the program runs: nobody tells
    /// when the last session that has a class is gone.
    enum SessionGateways {
        private static let all = Locked<[SessionGateway]>([])

        static func numbered(_ number: Int) -> SessionGateway? {
            all.withLock { $0.indices.contains(number) ? $0[number] : nil }
        }

        /// The class that leads a session's requests to an engine.
        ///
        /// - Parameter configuration: that of the session. On Apple's systems a task doesn't show its session, so there
        ///   each configuration has its own gateway; elsewhere an engine has one.
        static func interceptor(of engine: Engine, _ configuration: URLSessionConfiguration) -> AnyClass {
            let number = all.withLock { gateways in
                #if canImport(FoundationNetworking)
                    if let known = gateways.firstIndex(where: { $0.engine === engine }) { return known }
                    gateways.append(SessionGateway(engine, configuration: .default))
                #else
                    gateways.append(SessionGateway(engine, configuration: configuration))
                #endif
                return gateways.count - 1
            }
            return interceptor(GatewayNumbers.type(for: number))
        }

        private static func interceptor<Number: GatewayNumber>(_ number: Number.Type) -> AnyClass {
            Interceptor<Number>.self
        }
    }
}
