import CachedOpenAI
import CachedOpenAIGenerator
import Foundation
import LibraryAmalgamator
import Testing

@Suite("What of the client goes into a file")
struct LibrarySelectionTests {
    private static let core = [
        "chat", "chat.completions", "responses", "completions", "embeddings", "moderations", "images", "models",
        "files",
        "audio.transcriptions",
    ]

    private func selection(_ choice: ResourceChoice, _ requests: (String, String)?...) -> LibrarySelection {
        var options = MaterializeOptions()
        options.resources = choice
        var recorded = RecordedResources()
        for request in requests { recorded.add(request.map { Self.request($0.0, $0.1) }) }
        return LibrarySelection(options, recorded: recorded, of: EmbeddedSources.library)
    }

    private static func request(_ method: String, _ path: String, _ body: String = "") -> OpenAICache.RecordedRequest {
        .init(method: method, path: path, query: "", contentType: nil, body: Data(body.utf8))
    }

    @Test("is the core, and what was recorded, unless told otherwise")
    func usual() {
        let selection = selection(.usual, ("GET", "/batches/batch_1"), ("POST", "/no/such/endpoint"))
        #expect(selection.leftOut.allSatisfy { !Self.core.contains($0.path) && $0.path != "batches" })
        #expect(
            selection.leftOutNames.contains("vectorStores") && !selection.leftOutNames.contains("vectorStores.files"))
    }

    @Test("is what was recorded, with what it is part of")
    func recorded() {
        let selection = selection(.recorded, ("POST", "/chat/completions"), ("GET", "/vector_stores/vs/files/f"))
        let kept = LibraryResource.all.filter { !selection.leftOut.contains($0) }.map(\.path)
        #expect(kept == ["chat", "chat.completions", "vectorStores", "vectorStores.files"])
        #expect(selection.leftOutTypes.contains("Transcription") && !selection.leftOutTypes.contains("VectorStore"))
        #expect(!selection.leftOutTypes.contains("ChatCompletionChunk"))
    }

    @Test("of a chat is neither schemas nor sessions, pictures, Azure, lists or what is kept at OpenAI")
    func narrow() {
        let selection = selection(.recorded, ("POST", "/chat/completions"))
        #expect(selection.leftOutParts == LibraryPart.allCases)
        let rare = [
            "Schema/", "URLSession/", "Engine/Pictures/PictureFetch", "API/OpenAI+Azure", "Types/Shared/Page",
            "Types/Shared/StructuredAnswer", "Types/Chat/ParsedChatCompletion", "Endpoints/Chat/ChatCompletions+Parse",
            "Endpoints/Chat/ChatCompletions+Stored",
        ]
        for file in rare { #expect(!selection.files.contains { $0.path.hasPrefix(file) }, "\(file)") }
        #expect(selection.leftOutNames.contains("chat.completions.list"))
        #expect(selection.leftOutLabels.contains("OpenAI.azure()"))
        let uses = LessonCheck(selection).uses(in: [
            SourceFile(
                path: "a.swift",
                text: """
                    OpenAICache.shared.install()
                    for try await old in try await client.chat.completions.list() { print(old) }
                    let event = try await client.chat.completions.parse(model: model, messages: [], as: Event.self)
                    """)
        ])
        #expect(uses == ["a.swift:1 uses .install", "a.swift:2 uses .chat.completions.list", "a.swift:3 uses .parse"])
    }

    @Test("has the schemas, pictures and lists that what was recorded needs")
    func needed() {
        var options = MaterializeOptions()
        options.resources = .recorded
        let requests = [
            Self.request("POST", "/chat/completions", #"{"tools": []}"#), Self.request("POST", "/images/generations"),
            Self.request("GET", "/chat/completions/c"),
        ]
        var recorded = RecordedResources()
        for request in requests { recorded.add(request, base: "https://me.openai.azure.com/openai/deployments/m") }
        let selection = LibrarySelection(options, recorded: recorded, of: EmbeddedSources.library)
        #expect(selection.leftOutParts == [.sessions] && !selection.leftOutNames.contains("chat.completions.list"))
        #expect(selection.files.contains { $0.path == "Types/Chat/ChatCompletionTool+Schema.swift" })
        #expect(self.selection(.usual).leftOutParts.isEmpty)
    }

    @Test("is all, if the cache doesn't say what was asked for, or on request")
    func all() {
        #expect(selection(.recorded, nil).leftOut.isEmpty && selection(.usual, nil).leftOut.isEmpty)
        #expect(selection(.all).leftOut.isEmpty && selection(.all).leftOutTypes.isEmpty)
    }

    @Test("has the extensions of a resource with it, and not those of one that is left out")
    func extensions() {
        let files = selection(.usual).files.map(\.path)
        #expect(
            files.contains("Endpoints/Files/Files+Processing.swift") && files.contains("Types/Shared/Polling.swift"))
        let rare = [
            "Endpoints/Uploads/", "Endpoints/Webhooks/", "Types/Webhooks/", "Types/Containers/",
            "Types/Files/FileUpload",
        ]
        #expect(!files.contains { file in rare.contains { file.hasPrefix($0) } })
        let stores = selection(.usual, ("POST", "/vector_stores/vs/file_batches")).files.map(\.path)
        #expect(stores.contains("Endpoints/VectorStores/VectorStoreFileBatches+Upload.swift"))
        #expect(stores.contains("Types/Files/FileUpload.swift"))
    }

    @Test("is never what fetches a cache: one is embedded", arguments: [true, false])
    func download(isWithoutClient: Bool) {
        var options = MaterializeOptions()
        options.resources = .all
        options[.withoutClient] = isWithoutClient
        let selection = LibrarySelection(options, recorded: .init(), of: EmbeddedSources.library)
        #expect(!selection.files.isEmpty && !selection.files.contains { $0.path.hasPrefix("Download/") })
    }

    @Test("is what was named, with all its parts")
    func named() throws {
        let selection = selection(try ResourceChoice("conversations,audio.speech"))
        let kept = LibraryResource.all.filter { !selection.leftOut.contains($0) }.map(\.path)
        #expect(kept == ["audio", "audio.speech", "conversations", "conversations.items"])
    }

    @Test("has a name that is typed back", arguments: ["recorded", "all", "chat,files"])
    func names(text: String) throws {
        #expect(try ResourceChoice(text).text == text)
        var options = MaterializeOptions()
        options.resources = try ResourceChoice(text)
        #expect(options.commandLine == ["--resources", text])
    }

    @Test("an unknown name is told, with those that there are", arguments: ["chats", "", "chat,", "chat, files"])
    func unknown(text: String) {
        let error = #expect(throws: ResourceChoice.Unknown.self) { try ResourceChoice(text) }
        #expect(error?.description.contains("chat, chat.completions, chat.completions.messages") == true)
    }

    @Test("what is part of another resource, or stands in a text, is no use of it")
    func noUses() throws {
        var options = MaterializeOptions()
        options.resources = try ResourceChoice("chat")
        let text = #"""
            print("\"client.models.list()\" has", try await client.chat.completions.create())
            let old = try await client.completions.create()
            """#
        let uses = LessonCheck(selection(options.resources)).uses(in: [SourceFile(path: "main.swift", text: text)])
        #expect(uses == ["main.swift:2 uses .completions"])
    }

    @Test("a lesson's uses of what is left out are found, wherever they stand")
    func lesson() {
        let text = """
            let client = OpenAI().blocking
            // client.batches is not used here
            if rare { try client.vectorStores.list() }
            let batch: OpenAI.Batch? = nil
            let batchesDone = counts.batchesDone
            print(try client.files.list())
            """
        let uses = LessonCheck(selection(.usual)).uses(in: [SourceFile(path: "main.swift", text: text)])
        #expect(uses == ["main.swift:3 uses .vectorStores", "main.swift:4 uses OpenAI.Batch"])
    }
}
