nonisolated extension OpenAICache {
    /// What opens other servers, in the places of a request's body where the API takes it.
    enum Credentials {
        /// The body without the token and the headers that the API is to show an MCP server: like a request's own headers
        /// they neither count nor are kept (https://platform.openai.com/docs/guides/tools-remote-mcp).
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
            tool["type"]?.stringValue == "mcp" && names.contains { tool[$0] != nil }
        }

        private static func removed(fromTool tool: JSON) -> JSON {
            guard holdsSome(tool), case .object(var object) = tool else { return tool }
            for name in names { object[name] = nil }
            return .object(object)
        }
    }
}
