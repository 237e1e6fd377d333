import Testing

@testable import CachedOpenAI
@testable import make_endpoints

@Suite("The table of endpoints")
struct TableTests {
    private static let endpoints = Table.resources.flatMap { resource in resource.endpoints.map { (resource, $0) } }

    @Test("has each resource, type and method once, and what each is part of")
    func resources() {
        let resources = Table.resources
        #expect(Set(resources.map(\.path)).count == resources.count)
        #expect(Set(resources.map(\.type)).count == resources.count)
        for resource in resources {
            #expect(resource.parent.map { Table.resource($0) != nil } ?? true, "\(resource.path)")
            #expect(Set(resource.endpoints.map(\.name)).count == resource.endpoints.count, "\(resource.path)")
        }
    }

    @Test("says which part of a path each parameter is, and of each what it is")
    func parameters() {
        for (resource, endpoint) in Self.endpoints {
            let place: Comment = "\(resource.path).\(endpoint.name)"
            let inPath = endpoint.parameters.filter { [.id, .path].contains($0.place) }.map(\.name)
            let braced = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }
            #expect(Set(braced) == Set(inPath.map { "{\($0)}" }), place)
            #expect(endpoint.parameters.allSatisfy { $0.says.hasSuffix(".") || $0.says.hasSuffix(".)") }, place)
            #expect(Set(endpoint.parameters.map(\.name)).count == endpoint.parameters.count, place)
            #expect(endpoint.parameters.count { !$0.variants.isEmpty } < 2, place)
        }
    }

    @Test("names no endpoint of which the library doesn't know what comes back, and whether a seed may be sent")
    func knownToTheLibrary() {
        for (resource, endpoint) in Self.endpoints {
            let kind = OpenAICache.AnswerKind(method: endpoint.method.rawValue, path: endpoint.path)
            if case .unknown = kind {
                Issue.record("\(resource.path).\(endpoint.name): add what it is to `AnswerKind`, for the judge")
            }
            guard endpoint.isSeeded else { continue }
            let address = OpenAICache.Address(base: "https://api.openai.com/v1", path: endpoint.path, query: "")
            #expect(
                OpenAICache.SeedRule.sendsSeed(to: address, isForeign: true) == endpoint.hasOwnSeed,
                "\(resource.path).\(endpoint.name): `SeedRule` says otherwise than the table's `hasOwnSeed`")
        }
    }

    @Test(
        "spells names as the API does",
        arguments: [
            ("topP", "top_p"), ("n", "n"), ("previousResponseID", "previous_response_id"), ("fileIDs", "file_ids"),
            ("knownSpeakerReferences", "known_speaker_references"), ("inputFileID", "input_file_id"),
        ])
    func names(swift: String, wire: String) {
        #expect(WireName.of(swift) == wire)
    }
}
