import Testing

@testable import make_endpoints

@Suite("Writing of endpoints")
struct WritingTests {
    /// One of everything.
    private static let resource = Resource(
        "boxes.things", "BoxThings", property: "What is in a box.", "Things in a box", page: "things",
        [
            Endpoint(
                "create", .post, "/boxes/{boxID}/things", .object("Thing"), "Puts a thing into a box.",
                deprecated: "Use bags.",
                [
                    .id("boxID", "of the box."),
                    .variants("content", [.one(.text), .other(.texts, "Puts several.")], "what it is."),
                    .optional("size", .integer, "in millimetres.", wire: "edge"),
                    .optional("dry", .flag, "whether nothing is done.", in: .query),
                ], stream: Streaming(event: "ThingEvent", says: "Puts it slowly.", blockingSays: "Puts it slowly.")),
            Endpoint(
                "paint", .post, "/boxes/{boxID}/paint", .object("Thing"), "Paints a box.",
                [
                    .id("boxID", "of the box."),
                    .optional("gloss", .text, "how it shines.", fallback: #""matt""#),
                    .optional("edges", .stopSequences, "where the paint stops."),
                ]),
            Endpoint(
                "delete", .delete, "/boxes/{boxID}/things/{thingID}", .object("DeletedObject"), "Throws a thing away.",
                [.id("thingID", "of the thing."), .path("boxID", "of the box.")]),
            Endpoint(
                "fetch", .get, "/boxes/{boxID}/things/{thingID}", .object("Thing"), "Fetches a thing.",
                [.id("thingID", "of the thing."), .path("boxID", "of the box.")], group: "Fetching"),
            Endpoint(
                "send", .post, "/boxes/{boxID}/parcels", .object("Thing"), "Sends a thing.", sends: .form,
                [
                    .id("boxID", "of the box."),
                    .variants("picture", [.one(.file), .other(.json, "Sends it.")], "it."),
                    .optional("default", .flag, "whether it is the usual one."),
                ], polling: Polling(name: "sendAndPoll", retrieve: "fetch", says: "Sends a thing and waits.")),
            Endpoint(
                "list", .get, "/boxes/{boxID}/things", .page("Thing"), "All things.",
                [.id("boxID", "of the box."), .after]),
        ])

    private static let box = Resource("boxes", "Boxes", property: "Boxes.", "Boxes")

    private func file(_ name: String) -> String? {
        let files = ResourceWriter(resource: Self.resource, parent: Self.box).files
        return files.first { $0.path == "Endpoints/Boxes/\(name).swift" }?.text
    }

    @Test("makes a method of each kind, and of each kind of a parameter")
    func methods() throws {
        let text = try #require(file("BoxThings"))
        let heads = [
            "_ boxID: String, content: String, size: Int? = nil, dry: Bool? = nil, seed: Int? = nil",
            "_ boxID: String, content: [String], size: Int? = nil, dry: Bool? = nil, seed: Int? = nil",
        ]
        for head in heads { #expect(text.ranges(of: head).count == 2, "\(head)") }
        #expect(text.contains(#"query.set("dry", flag: dry)"#))
        #expect(text.contains("query: query, body: .json(body.object)"))
        #expect(text.contains(#"body.set("edge", integer: size)"#))
        #expect(text.contains(#"@available(*, deprecated, message: "Use bags.")"#))
        #expect(text.contains("    @discardableResult\n        public func delete("))
        #expect(text.contains(#"path: "/boxes/\(boxID)/things/\(thingID)""#))
        #expect(text.contains("public var things: OpenAI.BoxThings { .init(client: client) }"))
    }

    @Test("sends what a parameter falls back to, and looks up recordings without it")
    func fallback() throws {
        let text = try #require(file("BoxThings"))
        #expect(text.contains(#"body.set("gloss", text: gloss ?? "matt")"#))
        #expect(text.contains(#"waivedFields: ["gloss"]"#))
        #expect(text.contains("edges: StopSequences? = nil") && text.contains(#"body.set("edges", edges?.json)"#))
    }

    @Test("says how it is spelled what other SDKs have as a parameter")
    func spelling() throws {
        let text = try #require(file("BoxThings+Spelling"))
        #expect(text.contains(#"@available(*, unavailable, message: "Say stream(…), without stream: true.")"#))
        #expect(text.contains("_ boxID: String, content: [String], size: Int? = nil, stream: Bool"))
        #expect(text.contains("OpenAI.Stream(client: client, request: .failure(OpenAI.OpenAIError.spelling))"))
        #expect(file("BoxThings+Parse") == nil)
    }

    @Test("makes a method that waits, of one that makes and one that fetches")
    func waiting() throws {
        let text = try #require(file("BoxThings"))
        #expect(text.contains("public func sendAndPoll(\n"))
        #expect(text.contains("let made = try await send(boxID, picture: picture, default: `default`, seed: seed,"))
        #expect(text.contains("let request = Self.fetchRequest(made.id, boxID: boxID, options: options)"))
        #expect(text.contains(".result(of: request, after: made)"))
        let twin = try #require(file("BlockingBoxThings"))
        #expect(twin.contains("BoxThings.fetchRequest(made.id, boxID: boxID, options: options)"))
        #expect(twin.contains(".blockingResult(of: request, after: made)"))
    }

    @Test("makes an extension of a group, in which the client's types have their whole names")
    func groups() throws {
        let text = try #require(file("BoxThings+Fetching"))
        #expect(text.contains("nonisolated extension OpenAI.BoxThings {\n    /// Fetches a thing."))
        #expect(text.contains("nonisolated extension OpenAI.BlockingBoxThings {\n    /// Fetches a thing."))
        #expect(text.contains("async throws -> OpenAI.Thing {") && text.contains("options: OpenAI.RequestOptions"))
        #expect(text.contains("return OpenAI.Request(") || text.contains("OpenAI.Request("))
        #expect(try !#require(file("BoxThings")).contains("func fetch("))
    }

    @Test("a part of a form may be a file or anything else; a page knows whether it has a cursor")
    func forms() throws {
        let text = try #require(file("BoxThings"))
        #expect(text.contains("picture: FileInput") && text.contains("picture: .file(picture)"))
        #expect(text.contains("picture: JSON") && text.contains("picture: .json(picture)"))
        #expect(text.contains(#"form.set("default", flag: `default`)"#))
        #expect(text.contains("options: options, hasCursor: true)"))
    }

    @Test("makes a twin that blocks, whose streams take a closure")
    func twin() throws {
        let text = try #require(file("BlockingBoxThings"))
        #expect(text.contains("onEvent: (ThingEvent) throws -> Void"))
        #expect(text.contains("nonisolated extension OpenAI.BlockingBoxes {"))
        #expect(!text.contains("await ") && !text.contains("isolation"))
    }

    @Test("wraps documentation at 120 columns and leaves code whole")
    func documentation() {
        var text = SwiftText()
        let code = "`[\"a\": \"\(String(repeating: "b", count: 60)) c\"]`"
        text.documentation(Documentation(summary: "Forty characters of text, more or less, and \(code) at the end."))
        let lines = text.text.split(separator: "\n")
        #expect(lines.count == 2 && lines[1].contains(code) && lines.allSatisfy { $0.count <= 120 })
    }
}
