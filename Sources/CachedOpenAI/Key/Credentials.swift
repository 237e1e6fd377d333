import Foundation

nonisolated extension OpenAICache {
    /// What opens other servers, in the places of a request's body where the API takes it.
    enum Credentials {
        /// The body without the token and the headers that the API is to show an MCP server, and without what is secret in
        /// that server's URL: like a request's own they neither count nor are kept
        /// (https://platform.openai.com/docs/guides/tools-remote-mcp).
        ///
        /// - Returns: nil if there are none in it.
        static func removed(from body: JSON) -> JSON? {
            guard case .object(var object) = body, let tools = object["tools"]?.arrayValue,
                tools.contains(where: holdsSome)
            else { return nil }
            object["tools"] = .array(tools.map(removed(fromTool:)))
            return .object(object)
        }

        private static let names = ["authorization", "headers"]

        private static func holdsSome(_ tool: JSON) -> Bool {
            guard tool["type"]?.stringValue == "mcp" else { return false }
            return names.contains { tool[$0] != nil } || openURL(of: tool) != nil
        }

        private static func removed(fromTool tool: JSON) -> JSON {
            guard holdsSome(tool), case .object(var object) = tool else { return tool }
            for name in names { object[name] = nil }
            if let url = openURL(of: tool) { object["server_url"] = .string(url) }
            return .object(object)
        }

        /// The server's URL without user, password and secret query items; nil if it has none.
        private static func openURL(of tool: JSON) -> String? {
            guard let url = tool["server_url"]?.stringValue else { return nil }
            let parts = url.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
            let items = parts.dropFirst().first?.split(separator: "&").map(String.init) ?? []
            let openItems = items.filter { !SecretNames.contain(queryItem: $0) }
            let place = withoutUser(String(parts[0]))
            guard place != parts[0] || openItems.count < items.count else { return nil }
            return openItems.isEmpty ? place : place + "?" + openItems.joined(separator: "&")
        }

        /// A password that should have been escaped may hold anything; then whatever comes before the last `@` is it.
        private static func withoutUser(_ url: String) -> String {
            guard let scheme = url.range(of: "://") else { return url }
            let isURL = URLComponents(string: url)?.host != nil
            let authority = isURL ? url[scheme.upperBound...].prefix { $0 != "/" } : url[scheme.upperBound...]
            guard let at = authority.lastIndex(of: "@") else { return url }
            return String(url[..<scheme.upperBound] + url[url.index(after: at)...])
        }
    }
}
