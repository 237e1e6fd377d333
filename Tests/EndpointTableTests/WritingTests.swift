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
        #expect(text.contains("self.stream(boxID, content: content, size: size)"))
        #expect(file("BoxThings+Parse") == nil)
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
