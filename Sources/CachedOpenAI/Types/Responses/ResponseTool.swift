import Foundation

nonisolated extension OpenAI {
    /// A tool that the model may use. One that is not here: `try .init(json: ["type": …])`.
    public struct ResponseTool: APIObject {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseTool")
            self.payload = payload
        }

        private init(_ type: String, _ fields: RequestFields = .init()) {
            var object: JSON.Object = ["type": .string(type)]
            for (name, value) in fields.object { object[name] = value }
            payload = Payload(.object(object))
        }

        /// A function of the program's.
        ///
        /// - Parameters:
        ///   - name: the name that the model calls it by.
        ///   - description: when and for what the model should call it.
        ///   - parameters: the arguments as a JSON schema.
        ///   - strict: whether the arguments always match the schema; the API's default is true.
        public static func function(
            name: String, description: String? = nil, parameters: JSON? = nil, strict: Bool? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("name", text: name)
            fields.set("description", text: description)
            fields.set("parameters", parameters)
            fields.set("strict", flag: strict)
            return .init("function", fields)
        }

        /// A function of the program's whose arguments are a type, read with `call.decode(…)`.
        ///
        /// ```swift
        /// struct Place: Decodable { var city: String }
        /// let tool = try OpenAI.ResponseTool.function(name: "get_weather", parameters: Place.self)
        /// ```
        ///
        /// - Throws: `SchemaError` if no schema can be derived.
        public static func function<Arguments: Swift.Decodable>(
            name: String, description: String? = nil, parameters: Arguments.Type, strict: Bool = true
        ) throws -> Self {
            let schema = try JSONSchema(of: parameters, strict: strict)
            return function(name: name, description: description, parameters: schema)
        }

        /// A function of the program's whose arguments follow a schema.
        public static func function(name: String, description: String? = nil, parameters: JSONSchema) -> Self {
            function(
                name: name, description: description ?? parameters.purpose, parameters: parameters.json,
                strict: parameters.strict)
        }

        /// The web.
        public static var webSearch: Self { webSearch() }

        /// The web.
        ///
        /// - Parameters:
        ///   - allowedDomains: such as `example.com`; nil: all.
        ///   - searchContextSize: `low`, `medium`, `high`.
        ///   - userLocation: such as `["type": "approximate", "country": "FR", "city": "Paris"]`.
        public static func webSearch(
            allowedDomains: [String]? = nil, searchContextSize: String? = nil, userLocation: JSON? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("filters", allowedDomains.map { ["allowed_domains": .array($0.map(JSON.string))] })
            fields.set("search_context_size", text: searchContextSize)
            fields.set("user_location", userLocation)
            return .init("web_search", fields)
        }

        /// Vector stores.
        ///
        /// - Parameters:
        ///   - vectorStoreIDs: where to search.
        ///   - maxNumResults: 1 to 50.
        ///   - filters: by the files' attributes, such as `["type": "eq", "key": "year", "value": 2025]`.
        ///   - rankingOptions: such as `["score_threshold": 0.5]`.
        public static func fileSearch(
            vectorStoreIDs: [String], maxNumResults: Int? = nil, filters: JSON? = nil, rankingOptions: JSON? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("vector_store_ids", texts: vectorStoreIDs)
            fields.set("max_num_results", integer: maxNumResults)
            fields.set("filters", filters)
            fields.set("ranking_options", rankingOptions)
            return .init("file_search", fields)
        }

        /// Python code that the model writes and the API runs.
        ///
        /// - Parameter container: a container's ID, or `["type": "auto", "file_ids": […]]`.
        public static func codeInterpreter(container: JSON = ["type": "auto"]) -> Self {
            var fields = RequestFields()
            fields.set("container", container)
            return .init("code_interpreter", fields)
        }

        /// Pictures that the model makes.
        ///
        /// - Parameters:
        ///   - model: the one that makes the picture; nil: the API's default.
        ///   - size: such as `1024x1024` or `auto`.
        ///   - quality: `low`, `medium`, `high`, `auto`.
        ///   - background: `transparent`, `opaque`, `auto`.
        ///   - outputFormat: `png`, `webp`, `jpeg`.
        ///   - partialImages: 0 to 3: how many unfinished pictures a stream brings.
        public static func imageGeneration(
            model: String? = nil, size: String? = nil, quality: String? = nil, background: String? = nil,
            outputFormat: String? = nil, partialImages: Int? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("model", text: model)
            fields.set("size", text: size)
            fields.set("quality", text: quality)
            fields.set("background", text: background)
            fields.set("output_format", text: outputFormat)
            fields.set("partial_images", integer: partialImages)
            return .init("image_generation", fields)
        }

        /// The tools of an MCP server (https://platform.openai.com/docs/guides/tools-remote-mcp).
        ///
        /// - Parameters:
        ///   - serverLabel: what the server is called in what the model says and does.
        ///   - serverURL: nil for a connector of OpenAI's, which `connectorID` names.
        ///   - connectorID: one of OpenAI's own, such as `connector_gmail`.
        ///   - authorization: an access token for the server. The cache does not keep it, nor compare by it.
        ///   - serverDescription: what the server is good for.
        ///   - allowedTools: only these of the server.
        ///   - requireApproval: `"always"`, `"never"`, or which tools need it.
        ///   - headers: what the server is sent. The cache does not keep them.
        public static func mcp(
            serverLabel: String, serverURL: String? = nil, connectorID: String? = nil, authorization: String? = nil,
            serverDescription: String? = nil, allowedTools: [String]? = nil, requireApproval: JSON? = nil,
            headers: [String: String]? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("server_label", text: serverLabel)
            fields.set("server_url", text: serverURL)
            fields.set("connector_id", text: connectorID)
            fields.set("authorization", text: authorization)
            fields.set("server_description", text: serverDescription)
            fields.set("allowed_tools", texts: allowedTools)
            fields.set("require_approval", requireApproval)
            fields.set("headers", textsByName: headers)
            return .init("mcp", fields)
        }

        /// A function of the program's that takes free text.
        ///
        /// - Parameters:
        ///   - name: the name that the model calls it by.
        ///   - description: when and for what the model should call it.
        ///   - format: such as `["type": "grammar", "syntax": "regex", "definition": "[0-9]+"]`; nil: any text.
        public static func custom(name: String, description: String? = nil, format: JSON? = nil) -> Self {
            var fields = RequestFields()
            fields.set("name", text: name)
            fields.set("description", text: description)
            fields.set("format", format)
            return .init("custom", fields)
        }
    }
}
