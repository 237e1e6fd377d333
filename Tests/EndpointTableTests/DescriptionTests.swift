import Foundation
import TestSupport
import Testing

/// `Scripts/check-endpoints`, which needs python3.
@Suite(
    "The table beside the API's description", .enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/python3")))
struct DescriptionTests {
    private static let table = #"""
        #!/bin/sh
        cat <<'END'
        [{"resource": "boxes", "name": "create", "method": "POST", "path": "/boxes/{box_id}", "answer": "Box",
          "form": false, "streams": true, "hasSeed": false, "parameters": [
            {"name": "boxID", "wireName": "box_id", "place": "id", "kinds": ["text"], "isOptional": false, "hasUsual": false},
            {"name": "size", "wireName": "size", "place": "sent", "kinds": ["text"], "isOptional": true, "hasUsual": false},
            {"name": "lid", "wireName": "lidd", "place": "sent", "kinds": ["flag"], "isOptional": true, "hasUsual": false},
            {"name": "n", "wireName": "n", "place": "sent", "kinds": ["integer"], "isOptional": true, "hasUsual": false}]},
         {"resource": "boxes", "name": "list", "method": "GET", "path": "/boxen", "answer": "Page<Box>",
          "form": false, "streams": false, "hasSeed": false, "parameters": []}]
        END
        """#

    private static let description = #"""
        {"components": {"schemas": {"Box": {"properties": {
            "size": {"type": ["integer", "null"]}, "lid": {"type": "boolean"}, "stream": {"type": "boolean"},
            "n": {"anyOf": [{"type": "integer"}, {"type": "null"}]}}, "required": ["n"]}}},
         "paths": {
            "/boxes/{id}": {"post": {
                "parameters": [{"name": "box_id", "in": "path", "required": true, "schema": {"type": "string"}}],
                "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Box"}}}},
                "x-oaiMeta": {"examples": {"request": {"python": "client.boxes.create(n=1, size=2)"}}}}},
            "/boxes": {"get": {}}, "/assistants": {"get": {}}}}
        """#

    @Test("what is misnamed, of another kind, needed, missing or in another order is listed")
    func faults() async throws {
        let folder = try TemporaryFolder()
        let table = try folder.write(Data(Self.table.utf8), to: "table")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: table.path(percentEncoded: false))
        let description = try folder.write(Data(Self.description.utf8), to: "openapi.json")
        let script = PackageRoot.file("Scripts/check-endpoints").path(percentEncoded: false)
        let paths = [table, description].map { $0.path(percentEncoded: false) }
        let outcome = try await Command(["/usr/bin/python3", script] + paths).run()
        #expect(outcome.status == 1)
        let lines = outcome.text.split(separator: "\n").dropLast().map(String.init)
        #expect(
            lines == [
                "wrong    boxes.create: size is text, not integer", "wrong    boxes.create: lidd is unknown",
                "wrong    boxes.create: n is needed", "lacks    boxes.create: lid", "order    boxes.create: n, size",
                "wrong    boxes.list: GET /boxen is unknown", "missing  GET /boxes",
            ])
    }
}
