import Foundation

nonisolated extension OpenAI {
    /// A tool that the model may use. Any may also be written as in the API's own documentation: `["type": "web_search"]`.
    public struct ResponseTool: APIObject, ObjectLiteral {
        public let payload: Payload

        public init(payload: Payload) throws {
            _ = try Fields(payload, of: "ResponseTool")
            self.payload = payload
        }

        public init(literal payload: Payload) {
            self.payload = payload
        }

        /// Such as `function` or `web_search`.
        public var type: String { payload.text("type") ?? "" }
        /// Of a function, a custom tool or a namespace; else nil.
        public var name: String? { payload.text("name") }

        init(_ type: String, _ fields: RequestFields = .init()) {
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
        ///   - deferLoading: whether the model is told of it only once it looks for it by `.toolSearch`.
        public static func function(
            name: String, description: String? = nil, parameters: JSON? = nil, strict: Bool? = nil,
            deferLoading: Bool? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("name", text: name)
            fields.set("description", text: description)
            fields.set("parameters", parameters)
            fields.set("strict", flag: strict)
            fields.set("defer_loading", flag: deferLoading)
            return .init("function", fields)
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

        /// Python code that the model writes and the API runs, in a container that is there: its ID.
        public static func codeInterpreter(container: String) -> Self {
            codeInterpreter(container: .string(container))
        }

        /// Python code that the model writes and the API runs.
        public static var codeInterpreter: Self { codeInterpreter() }

        /// Pictures that the model makes.
        public static var imageGeneration: Self { imageGeneration() }

        /// Pictures that the model makes.
        ///
        /// - Parameters:
        ///   - action: `generate`, `edit`, `auto`.
        ///   - model: the one that makes the picture; nil: the API's default.
        ///   - size: such as `1024x1024` or `auto`.
        ///   - quality: `low`, `medium`, `high`, `auto`.
        ///   - background: `transparent`, `opaque`, `auto`.
        ///   - outputFormat: `png`, `webp`, `jpeg`.
        ///   - outputCompression: 0 to 100 percent, for `jpeg` and `webp`.
        ///   - moderation: `low` or `auto`.
        ///   - inputFidelity: `high` or `low`: how close to the given pictures.
        ///   - inputImageMask: where a picture is to be changed: `["image_url": …]` or `["file_id": …]`.
        ///   - partialImages: 0 to 3: how many unfinished pictures a stream brings.
        public static func imageGeneration(
            action: String? = nil, model: String? = nil, size: String? = nil, quality: String? = nil,
            background: String? = nil, outputFormat: String? = nil, outputCompression: Int? = nil,
            moderation: String? = nil, inputFidelity: String? = nil, inputImageMask: JSON? = nil,
            partialImages: Int? = nil
        ) -> Self {
            var fields = RequestFields()
            fields.set("action", text: action)
            fields.set("model", text: model)
            fields.set("size", text: size)
            fields.set("quality", text: quality)
            fields.set("background", text: background)
            fields.set("output_format", text: outputFormat)
            fields.set("output_compression", integer: outputCompression)
            fields.set("moderation", text: moderation)
            fields.set("input_fidelity", text: inputFidelity)
            fields.set("input_image_mask", inputImageMask)
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
        ///   - deferLoading: whether the model is told of the tools only once it looks for them by `.toolSearch`.
        public static func mcp(
            serverLabel: String, serverURL: String? = nil, connectorID: String? = nil, authorization: String? = nil,
            serverDescription: String? = nil, allowedTools: [String]? = nil, requireApproval: JSON? = nil,
            headers: [String: String]? = nil, deferLoading: Bool? = nil
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
            fields.set("defer_loading", flag: deferLoading)
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
