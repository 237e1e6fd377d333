import Foundation

/// How many files and connections a process may have open: on some systems, fewer than a class needs.
enum OpenFiles {
    #if canImport(Darwin)
        private static let resource = RLIMIT_NOFILE
    #else
        private static let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
    #endif
    /// As we were started with.
    private static let usual: rlimit? = {
        var limits = rlimit()
        return getrlimit(resource, &limits) == 0 ? limits : nil
    }()

    /// - Returns: how many there may be now.
    @discardableResult
    static func allow(_ count: Int) -> Int {
        guard var limits = usual else { return 256 }
        limits.rlim_cur = max(limits.rlim_cur, min(rlim_t(count), limits.rlim_max))
        if setrlimit(resource, &limits) != 0, let usual { return Int(clamping: usual.rlim_cur) }
        return Int(clamping: limits.rlim_cur)
    }

    /// What is started meanwhile has the limits that we were started with.
    static func asUsual<Value>(_ body: () -> Value) -> Value {
        var before = rlimit()
        guard var usual, getrlimit(resource, &before) == 0, setrlimit(resource, &usual) == 0 else { return body() }
        defer { setrlimit(resource, &before) }
        return body()
    }
}
