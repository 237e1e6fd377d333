import CacheServer
import CommandSupport
import Foundation

extension Upstream {
    /// The API that the environment names, with the key that is set there.
    ///
    /// - Parameters:
    ///   - url: its base URL, if it is named otherwise.
    ///   - option: what is sent by; nil if nothing is.
    ///   - otherwise: what to do where no key is set.
    /// - Throws: `ToolError`, if it can't be asked.
    static func inEnvironment(
        _ url: String? = nil, sendsGuestsKeys: Bool = false, for option: String?, otherwise: String = ""
    ) throws -> Upstream {
        let environment = ProcessInfo.processInfo.environment
        let given = environment["OPENAI_BASE_URL"]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
        let api: Upstream
        do {
            api = try Upstream(
                url ?? (given.isEmpty ? usual : given), environment: environment, sendsGuestsKeys: sendsGuestsKeys)
        } catch {
            throw ToolError("\(error)")
        }
        if let option, !api.hasKey, api.base == usual {
            throw ToolError("\(option) needs OPENAI_API_KEY, with which it asks \(api.base).\(otherwise)")
        }
        return api
    }
}
