import Foundation

/// The tools of agents: shells, patches, computers, and the search for tools.
nonisolated extension OpenAI.ResponseTool {
    /// A shell, in which the program runs what the model wants.
    public static var shell: Self { .init("shell") }

    /// A shell.
    ///
    /// - Parameter environment: where the commands are run: `["type": "local"]` by the program, `["type":
    ///   "container_auto"]` by the API, or `["type": "container_reference", "container_id": …]`.
    public static func shell(environment: OpenAI.JSON) -> Self {
        made("shell") { $0.set("environment", environment) }
    }

    /// A shell on this machine; an older kind of `shell`.
    public static var localShell: Self { .init("local_shell") }

    /// Patches, which the program applies to its files.
    public static var applyPatch: Self { .init("apply_patch") }

    /// A computer's screen, mouse and keyboard, which the program has.
    public static var computer: Self { .init("computer") }

    /// A computer's screen, mouse and keyboard, for older models.
    ///
    /// - Parameters:
    ///   - environment: `browser`, `mac`, `windows`, `linux`, `ubuntu`.
    ///   - displayWidth: of the screen, in pixels.
    ///   - displayHeight: of the screen, in pixels.
    public static func computerUsePreview(environment: String, displayWidth: Int, displayHeight: Int) -> Self {
        made("computer_use_preview") { fields in
            fields.set("environment", text: environment)
            fields.set("display_width", integer: displayWidth)
            fields.set("display_height", integer: displayHeight)
        }
    }

    /// The search for tools whose loading is deferred, by the API.
    public static var toolSearch: Self { .init("tool_search") }

    /// The search for tools whose loading is deferred.
    ///
    /// - Parameters:
    ///   - execution: `server`, or `client`: the program searches, and answers with `.toolSearchOutput(callID:tools:)`.
    ///   - description: what the model is told of the program's search.
    ///   - parameters: what the program's search is given, as a JSON schema.
    public static func toolSearch(
        execution: String, description: String? = nil, parameters: OpenAI.JSON? = nil
    ) -> Self {
        made("tool_search") { fields in
            fields.set("execution", text: execution)
            fields.set("description", text: description)
            fields.set("parameters", parameters)
        }
    }

    /// Functions that belong together, under a name.
    ///
    /// - Parameters:
    ///   - name: such as `crm`.
    ///   - description: what the functions are good for.
    ///   - tools: functions and custom tools.
    public static func namespace(name: String, description: String, tools: [Self]) -> Self {
        made("namespace") { fields in
            fields.set("name", text: name)
            fields.set("description", text: description)
            fields.set("tools", objects: tools)
        }
    }

    /// Code of the model's that calls tools.
    public static var programmaticToolCalling: Self { .init("programmatic_tool_calling") }

    /// The web, as older models search it.
    public static var webSearchPreview: Self { .init("web_search_preview") }

    private static func made(_ type: String, _ set: (inout OpenAI.RequestFields) -> Void) -> Self {
        var fields = OpenAI.RequestFields()
        set(&fields)
        return .init(type, fields)
    }
}
